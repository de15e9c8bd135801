namespace Evolution.Hosting.LocalServers.Tests.Application;

/// <summary>The processes of this machine, as listed in <c>/proc</c> on Linux.</summary>
static class ServerProcesses
{
    /// <summary>The ids of all processes.</summary>
    public static IEnumerable<int> All => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!));

    /// <summary>The processes with a working directory at or below a folder.</summary>
    public static int[] InFolder(string folder) => [.. All.Where(process => Read(() => new FileInfo($"/proc/{process}/cwd").LinkTarget) is { } path && (path == folder || path.StartsWith($"{folder}/", StringComparison.Ordinal)))];

    /// <summary>A process and all its descendants.</summary>
    public static int[] Tree(int process) => [process, .. All.Where(child => Parent(child) == process).SelectMany(Tree)];

    /// <summary>The command line of a process; empty if the process has exited.</summary>
    public static string[] Arguments(int process) => Read(() => File.ReadAllText($"/proc/{process}/cmdline"))?.Split('\0', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The name of a process; empty if the process has exited.</summary>
    public static string Name(int process) => Read(() => File.ReadAllText($"/proc/{process}/comm"))?.TrimEnd('\n') ?? "";

    /// <summary>The id of the user that a process runs as; <see langword="null"/> if the process has exited.</summary>
    public static int? User(int process) => Field(process, "Uid:");

    /// <summary>The orchestrators of an app host, which end with it.</summary>
    public static int[] OrchestratorsOf(int appHost) => [.. All.Where(process => Arguments(process) is var arguments && Array.IndexOf(arguments, "--monitor") is >= 0 and var index && arguments.ElementAtOrDefault(index + 1) == $"{appHost}")];

    static int? Parent(int process) => Field(process, "PPid:");

    /// <summary>The first number of a field of <c>/proc/ID/status</c>; <see langword="null"/> if the process has exited.</summary>
    static int? Field(int process, string name) =>
        Read(() => File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))) is { } line ? int.Parse(line.Split('\t')[1]) : null;

    static string? Read(Func<string?> read)
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
