#!/usr/bin/env bash
# Sees to it that what TongKet builds on is there: Debian's C libraries, and Swift 6.
# Says what it installs, asks nothing, and needs no root when nothing is missing.
# Sourced by the other scripts: `. scripts/set-up.sh`; call `need_packages NAME...` for more.
set -euo pipefail

need_packages() {
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  echo "Installing Debian packages: ${missing[*]}" >&2
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      echo "Please install them as root: apt-get install ${missing[*]}" >&2
      return 2
    }
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >/dev/null
}

# The libraries of others that open our files in tests and benchmarks, in a folder of their own.
need_judges() {
  judges=.build/judges
  [ -x "$judges/bin/python" ] && return 0
  need_packages python3-venv
  python3 -m venv "$judges"
  "$judges/bin/pip" install -q --disable-pip-version-check lxml python-docx openpyxl
}

command -v swift >/dev/null || {
  echo "Swift 6 is needed and not on the PATH: see swift.org/install" >&2
  exit 2
}
# Swift's own runtime is linked against the C++ library, which comes with the compiler.
need_packages g++ pkg-config libzip-dev libdeflate-dev libisal-dev libexpat1-dev \
  libxlsxwriter-dev libyaml-dev libssl-dev libcmark-gfm-dev libcmark-gfm-extensions-dev
