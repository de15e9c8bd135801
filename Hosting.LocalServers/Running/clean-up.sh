# Stops the remaining servers after the app host has exited, regardless of the reason, and removes their folder.
#
# Usage: sh -c "$(cat clean-up.sh)" clean-up FOLDER
# All servers start in FOLDER, a path without symbolic links. PostgreSQL then changes to its data folder, which may be elsewhere: its
# PID files are read as lines from standard input. The end of standard input means that the app host has exited.

folder=$1
exec >/dev/null 2>&1
trap '' HUP INT QUIT TERM

pid_files=
while IFS= read -r pid_file; do
  pid_files="$pid_files$pid_file
"
done

# Prints the name of a process. Minimal Linux images have no ps, and macOS has no /proc.
name() {
  if [ -d /proc/self ]; then cat "/proc/$1/comm"; else basename "$(ps -o comm= -p "$1")"; fi
}

# Prints PostgreSQL's main processes. A shutdown removes the PID file; after a crash, its number may belong to another program.
postgres() {
  printf %s "$pid_files" | while IFS= read -r pid_file; do
    read -r process <"$pid_file" && [ "$(name "$process")" = postgres ] && echo "$process"
  done
}

# Prints the processes whose working folder is the folder or below it.
in_folder() {
  if [ -d /proc/self ]; then
    ls -l /proc/[0-9]*/cwd | while IFS= read -r line; do
      process=${line%%/cwd -> *}
      case ${line#*/cwd -> } in "$folder" | "$folder"/* | "$folder (deleted)") echo "${process##*/}" ;; esac
    done
  else
    lsof -a -d cwd -t +D "$folder"
  fi
}

# The orchestrator stops the servers within 6 s. SIGINT is PostgreSQL's fast shutdown, which does not wait for clients.
tries=0
while remaining="$(postgres) $(in_folder)" && [ -n "${remaining# }" ] && [ "$tries" -lt 70 ]; do
  [ "$tries" -ne 10 ] || kill -INT $(postgres)
  tries=$((tries + 1))
  sleep 0.1
done
[ -z "${remaining# }" ] || kill -KILL $remaining

# A killed process may still write a file while the folder is being removed.
tries=0
while [ -e "$folder" ] && [ "$tries" -lt 20 ]; do
  rm -rf -- "$folder"
  tries=$((tries + 1))
  [ ! -e "$folder" ] || sleep 0.1
done
