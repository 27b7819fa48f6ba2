import Groundwork
import Packaging

/// The making of a mail merge's documents, batch by batch.
struct MergeWork: Sendable {
  let press: FillingPress
  let naming: MergeNaming
  /// How many documents are made at the same time.
  let atOnce: Int
  let sources: Sources
  let workspace: any Workspace
  let progress: @Sendable (Int, Int) -> Void

  /// A document that need not be made again.
  struct Known {
    let entry: MergeList.Entry
    /// Where it lies in the last output; nil when it lies in the run's own folder.
    let path: String?
  }

  /// The documents that a stopped run, or the last one, left in good order; whatever else the
  /// stopped run left is removed.
  func known(
    in run: borrowing OutputRun, and folder: String
  ) throws(WorkspaceFault) -> [String: Known] {
    let wanted = Dictionary(
      naming.all().map { ($0.path, $0.ingredients) }, uniquingKeysWith: { first, _ in first })
    var known: [String: Known] = [:]
    var pictures: [String: String?] = [:]
    func isRight(_ entry: MergeList.Entry) -> Bool {
      guard wanted[entry.name] == entry.ingredients else { return false }
      return entry.pictures.allSatisfy { path, digest in
        let present = pictures[path] ?? press.digest(ofPicture: path)
        pictures[path] = .some(present)
        return present == digest
      }
    }
    let leftovers = try run.leftovers()
    let present = Set(leftovers)
    for name in leftovers where name.hasPrefix(MergeList.batches + "/") {
      for entry in MergeList(try run.bytes(of: name))?.entries ?? []
      where isRight(entry) && present.contains(entry.name) {
        guard isWhole(try run.bytes(of: entry.name), entry) else { continue }
        known[entry.name] = Known(entry: entry, path: nil)
      }
    }
    for name in leftovers where known[name] == nil { try run.drop(name) }
    let list = folder.joined(OutputManifest.fileName)
    guard try workspace.look(at: list) != nil, let last = MergeList(try workspace.read(list))
    else { return known }
    for entry in last.entries
    where known[entry.name] == nil && isRight(entry) {
      let path = folder.joined(entry.name)
      guard try workspace.look(at: path)?.kind == .file else { continue }
      guard isWhole(try workspace.read(path), entry) else { continue }
      known[entry.name] = Known(entry: entry, path: path)
    }
    return known
  }

  /// Makes what is not known yet; each document is written before the next is made, so that memory
  /// is needed for one document at a time only.
  ///
  /// Answers all documents in order, and how many of them were known.
  func make(
    besides known: [String: Known], in run: borrowing OutputRun, into found: inout MergeFindings
  ) async throws(WorkspaceFault) -> (files: [Listed], kept: Int) {
    var files: [Listed] = []
    files.reserveCapacity(naming.count)
    var kept = 0
    let size = atOnce * Self.batchShare
    var start = 0
    var batch = naming.next(size)
    while !batch.isEmpty {
      let fresh = batch.filter { known[$0.path] == nil }
      // After an error nothing will stand; the rest is still looked at, for its findings.
      let mustStop = found.mustStop || naming.mustStop
      let (made, following) = try await documents(
        fresh, in: mustStop ? nil : run.folder, naming: size)
      var results = made.makeIterator()
      for (number, job) in batch.enumerated() {
        if let old = known[job.path] {
          if let path = old.path { try run.add(job.path, try workspace.read(path)) }
          files.append(Listed(old.entry))
          kept += 1
        } else if let result = results.next() {
          found.add(result.findings, of: start + number)
          if let file = result.file { files.append(file) }
        }
      }
      if !found.mustStop, !naming.mustStop {
        let list = MergeList.json(template: press.file, files.suffix(batch.count).map(\.json))
        try run.add("\(MergeList.batches)/\(start).json", list)
      }
      start += batch.count
      progress(start, naming.count)
      batch = following
    }
    return (files, kept)
  }

  /// Documents of one batch for each that is made at the same time: few enough to lose little when
  /// a run is stopped, enough that waiting for the last of a batch is nothing beside it.
  private static let batchShare = 512

  /// A document that stands, and its line in the list: written by whoever made it, because for ten
  /// thousand letters that is a good part of the work, and can be done side by side.
  struct Listed: Sendable {
    let name: String
    let json: [UInt8]

    init(_ entry: MergeList.Entry) {
      name = entry.name
      json = entry.json
    }
  }

  /// What became of one job.
  private struct Made: Sendable {
    /// Nil when nothing was written.
    var file: Listed?
    var findings = Findings()
  }

  /// Makes documents and writes them to the folder, if there is one, in the order of the jobs; and
  /// names the next ones meanwhile, at most `size`.
  private func documents(
    _ jobs: [MergeRecords.Job], in folder: RunFolder?, naming size: Int
  ) async throws(WorkspaceFault) -> (made: [Made], following: [MergeRecords.Job]) {
    let queue = JobQueue(jobs.count)
    guard atOnce > 1 else {
      let made = try documents(jobs, from: queue, in: folder).get().map(\.1)
      return (made, naming.next(size))
    }
    async let following = naming.next(size)
    var results = [Made](repeating: Made(), count: jobs.count)
    var fault: WorkspaceFault?
    await withTaskGroup(of: Result<[(Int, Made)], WorkspaceFault>.self) { group in
      for _ in 0..<min(atOnce, jobs.count) {
        group.addTask { documents(jobs, from: queue, in: folder) }
      }
      for await result in group {
        switch result {
        case .success(let made): for (place, document) in made { results[place] = document }
        case .failure(let found): fault = fault ?? found
        }
      }
    }
    if let fault { throw fault }
    return (results, await following)
  }

  /// What one worker makes, with the place of its job: whoever is done takes the next, so that
  /// none waits for another's long letters.
  private func documents(
    _ jobs: [MergeRecords.Job], from queue: JobQueue, in folder: RunFolder?
  ) -> Result<[(Int, Made)], WorkspaceFault> {
    let tools = FillingTools(for: press)
    var made: [(Int, Made)] = []
    made.reserveCapacity(jobs.count)
    while let place = queue.next() {
      let job = jobs[place]
      var document = Made()
      if let filled = press.make(job.data, with: tools, into: &document.findings),
        let folder, !document.findings.mustStop
      {
        do {
          try folder.add(job.path, filled.bytes)
        } catch {
          return .failure(error)
        }
        document.file = Listed(
          MergeList.Entry(
            name: job.path, size: filled.bytes.count,
            checksum: written(checksum: tools.checksums.crc32(filled.bytes)),
            ingredients: job.ingredients,
            pictures: tools.digests(ofPictures: filled.pictures, of: press),
            record: sources.location(of: job.origin).described(in: .vietnamese)))
      }
      made.append((place, document))
    }
    return .success(made)
  }

  private func isWhole(_ bytes: [UInt8], _ entry: MergeList.Entry) -> Bool {
    bytes.count == entry.size && checksum(of: bytes) == entry.checksum
  }
}
