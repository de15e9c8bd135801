namespace Evolution.Hosting.LocalServers.Tests.Application;

/// <summary>The processes of this machine, as listed in <c>/proc</c> on Linux.</summary>
static class ServerProcesses
{
    /// <summary>The ids of all processes.</summary>
    public static IEnumerable<int> All => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!));

    /// <summary>Finds the processes with a working directory at or below a folder.</summary>
    public static int[] FindInFolder(string folder) => [.. All.Where(process => TryRead(() => new FileInfo($"/proc/{process}/cwd").LinkTarget) is { } path && (path == folder || path.StartsWith($"{folder}/", StringComparison.Ordinal)))];

    /// <summary>Returns a process and all its descendants.</summary>
    public static int[] GetTree(int process) => [process, .. All.Where(child => GetParent(child) == process).SelectMany(GetTree)];

    /// <summary>Returns the arguments of a process; empty if the process has exited.</summary>
    public static string[] GetArguments(int process) => TryRead(() => File.ReadAllText($"/proc/{process}/cmdline"))?.Split('\0', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Returns the name of a process; empty if the process has exited.</summary>
    public static string GetName(int process) => TryRead(() => File.ReadAllText($"/proc/{process}/comm"))?.TrimEnd('\n') ?? "";

    /// <summary>Returns the id of the user that a process runs as; <see langword="null"/> if the process has exited.</summary>
    public static int? GetUser(int process) => ReadStatusField(process, "Uid:");

    /// <summary>Finds the orchestrators of an app host, which end with it.</summary>
    public static int[] FindOrchestrators(int appHost) => [.. All.Where(process => GetArguments(process) is var arguments && Array.IndexOf(arguments, "--monitor") is >= 0 and var index && arguments.ElementAtOrDefault(index + 1) == $"{appHost}")];

    static int? GetParent(int process) => ReadStatusField(process, "PPid:");

    /// <summary>Reads the first number of a field of <c>/proc/ID/status</c>; <see langword="null"/> if the process has exited.</summary>
    static int? ReadStatusField(int process, string name) =>
        TryRead(() => File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))) is { } line ? int.Parse(line.Split('\t')[1]) : null;

    static string? TryRead(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
