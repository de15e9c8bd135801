namespace Evolution.Hosting.Native;

/// <summary>The folders with the logs of the last runs.</summary>
sealed class RunLogs(StateFolder state)
{
    const int Kept = 10;

    /// <summary>Makes the folder for a run, and deletes the oldest of ended runs where there are too many.</summary>
    public string Make(string run)
    {
        // The folders are named after their time.
        foreach (var old in Directory.EnumerateDirectories(state.Logs).OrderDescending().Skip(Kept - 1).Where(IsOver).ToArray())
        {
            try
            {
                Directory.Delete(old, recursive: true);
            }
            catch (IOException)
            {
                // Another host, started at the same moment, deletes it too.
            }
        }
        return Directory.CreateDirectory(Path.Combine(state.Logs, run)).FullName;
    }

    bool IsOver(string folder) => !File.Exists(RunRecordFile.PathOf(state, Path.GetFileName(folder)));
}
