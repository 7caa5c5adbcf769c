#!/usr/bin/env bash
# Builds the libraries of the Windows program, statically, from Debian's source packages, once per version.
#
#   dependencies.sh [jobs]
#
# Prints the folder that holds them as the last line on stdout; progress goes to stderr. What is finished is not built
# again, also after an interrupted run. The folder's name is a key of the compiler, the packages' versions as this
# machine's apt knows them and libraries.sh, so a complete cache is found without a network and without apt's archive.
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
toolchain=$(dirname "$here")/mingw-w64.cmake
target=x86_64-w64-mingw32
jobs=${1:-$(nproc)}
cache=${SMTPCFG_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/smtpcfg}
# shellcheck source=libraries.sh
source "$here/libraries.sh"

say() { echo "windows libraries: $*" >&2; }
die() { say "$*"; exit 1; }

# "<package> <version>" of each named binary package; a rebuild suffix such as +b1 belongs to no source.
versions_of() {
  apt-cache policy "$@" | awk '/^[^ ]/ {name = $1} /Candidate:/ {sub(/\+b[0-9]+$/, "", $2); print name, $2}'
}

known_versions() {
  local entry packages=()
  for entry in "${libraries[@]}"; do packages+=("${entry##* }"); done
  versions_of "${packages[@]}" "${header_packages[@]}"
}

# Source packages through an apt configuration of our own: the machine's binary archives, asked for their sources.
prepare_apt() {
  local list parts=$work/apt/parts
  mkdir -p "$parts" "$work/apt/lists/partial" "$work/apt/cache/archives/partial"
  for list in /etc/apt/sources.list.d/*.sources; do
    [[ ! -e $list ]] || sed -E 's/^Types:.*/Types: deb-src/' "$list" >"$parts/${list##*/}"
  done
  for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [[ ! -e $list ]] || sed -nE 's/^deb([[:space:]])/deb-src\1/p' "$list" >"$parts/$(basename "$list" .list).list"
  done
  apt-get "${apt[@]}" update
}

source_versions() {
  apt-cache "${apt[@]}" showsrc --only-source "$1" | awk '/^Version:/ {print $2}' | sort -Vru
}

# Unpacks the newest version that can be had into $work/$1/source. An archive may list one and not deliver it.
fetch() {
  local name=$1 package=$2 version
  [[ -d $work/apt ]] || prepare_apt
  mkdir -p "$work/$name"
  cd "$work/$name"
  for version in $(source_versions "$package"); do
    if apt-get "${apt[@]}" source --download-only "$package=$version"; then
      dpkg-source --no-check -x "${package}_${version#*:}.dsc" source
      echo "$version" >version
      return
    fi
  done
  echo "No version of the source package $package can be had."
  return 1
}

fetch_and_build() {
  fetch "$1" "$2"
  cd source
  "build_$1"
}

build_header_packages() {
  mkdir -p "$work/headers"
  build_headers
  versions_of "${header_packages[@]}" >"$work/headers/version"
}

# Does one step of the prefix unless its stamp is there. The stamp is written last and holds the version.
finish() {
  local name=$1 log=$prefix/logs/$1.log started=$SECONDS status
  shift
  [[ -e $prefix/.done/$name ]] && return
  say "$name …"
  set +e
  (set -e; "$@") >"$log" 2>&1 </dev/null
  status=$?
  set -e
  if [[ $status -ne 0 ]]; then
    tail -n 40 "$log" >&2
    die "$name failed; the whole log is $log"
  fi
  cat "$work/$name/version" >"$prefix/.done/$name"
  rm -rf "${work:?}/$name"
  say "$name $(<"$prefix/.done/$name") took $((SECONDS - started)) s"
}

# What could not be had in the version the native packages have; a release should not pass over it.
report_older() {
  local entry name source binary known built
  for entry in "${libraries[@]}"; do
    read -r name source binary <<<"$entry"
    known=$(awk -v p="$binary" '$1 == p":" {print $2}' <<<"$known_versions")
    built=$(<"$prefix/.done/$name")
    [[ -z $known || $known == "$built" ]] || say "$name is $built: the source of $known could not be had"
  done
}

known_versions=$(known_versions)
compiler=$("$target-g++-posix" -dumpfullversion) || die "the cross compiler is missing; install what packages.txt lists"
key=$({ echo "$compiler"; echo "$known_versions"; sed '/^ *#/d' "$here/libraries.sh"; } | sha256sum | cut -c 1-12)
prefix=$cache/mingw-w64-$key
mkdir -p "$prefix/.done" "$prefix/logs" "$prefix/lib"

# A second run for the same key waits for the first and then finds everything done.
exec 9>"$prefix/.lock"
flock 9

work=$(mktemp -d "${TMPDIR:-/tmp}/smtpcfg-windows.XXXXXX")
trap 'rm -rf "$work"' EXIT
apt=(-q -o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$work/apt/parts"
  -o "Dir::State::Lists=$work/apt/lists" -o "Dir::Cache=$work/apt/cache" -o "APT::Sandbox::User=$(id -un)")

for entry in "${libraries[@]}"; do
  read -r name source _ <<<"$entry"
  finish "$name" fetch_and_build "$name" "$source"
done
finish headers build_header_packages
report_older
echo "$prefix"
