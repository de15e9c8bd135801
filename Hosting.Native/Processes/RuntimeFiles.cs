namespace Evolution.Hosting.Native;

/// <summary>The sockets that .NET's runtime opens among the temporary files for debuggers and counters, and leaves there when it is killed.</summary>
static class RuntimeFiles
{
    static readonly string[] Patterns = ["dotnet-diagnostic-{0}-*-socket", "clr-debug-pipe-{0}-*"];

    /// <summary>Deletes what a process that has ended left.</summary>
    public static void Delete(int process)
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in Patterns.SelectMany(pattern => Directory.EnumerateFiles(Path.GetTempPath(), string.Format(null, pattern, process))))
        {
            File.Delete(file);
        }
    }
}
