# Ends what is left of the servers when the app host has ended, however it ended, and removes their folder.
#
# Usage: sh -c "$(cat clean-up.sh)" clean-up FOLDER
# All servers start in FOLDER, a path without symbolic links. PostgreSQL then works in its data folder, which may be elsewhere: its
# pid files come as lines of the standard input, whose end means that the app host has ended.

folder=$1
exec >/dev/null 2>&1
trap '' HUP INT QUIT TERM

pid_files=
while IFS= read -r pid_file; do
  pid_files="$pid_files$pid_file
"
done

# The name of a process. Minimal images of Linux have no ps, and macOS has no /proc.
name() {
  if [ -d /proc/self ]; then cat "/proc/$1/comm"; else basename "$(ps -o comm= -p "$1")"; fi
}

# PostgreSQL's main processes. A pid file is gone after a shutdown; after a crash its number may be another program's.
postgres() {
  printf %s "$pid_files" | while IFS= read -r pid_file; do
    read -r process <"$pid_file" && [ "$(name "$process")" = postgres ] && echo "$process"
  done
}

# The processes that work in the folder.
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

# The orchestrator ends the servers within 6 s. SIGINT is PostgreSQL's fast shutdown, which does not wait for clients.
tries=0
while left="$(postgres) $(in_folder)" && [ -n "${left# }" ] && [ "$tries" -lt 70 ]; do
  [ "$tries" -ne 10 ] || kill -INT $(postgres)
  tries=$((tries + 1))
  sleep 0.1
done
[ -z "${left# }" ] || kill -KILL $left

# What was just killed may write its last file while the folder is emptied.
tries=0
while [ -e "$folder" ] && [ "$tries" -lt 20 ]; do
  rm -rf -- "$folder"
  tries=$((tries + 1))
  [ ! -e "$folder" ] || sleep 0.1
done
