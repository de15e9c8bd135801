namespace Evolution.Hosting.LocalServers.Tests.Application;

/// <summary>Processes of this machine, after Linux's <c>/proc</c>.</summary>
static class ServerProcesses
{
    /// <summary>The ids of all processes.</summary>
    public static IEnumerable<int> All => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!));

    /// <summary>The processes whose working folder is this one or below it.</summary>
    public static int[] In(string folder) => [.. All.Where(process => Read(() => new FileInfo($"/proc/{process}/cwd").LinkTarget) is { } at && (at == folder || at.StartsWith($"{folder}/", StringComparison.Ordinal)))];

    /// <summary>A process and all that descend from it.</summary>
    public static int[] Tree(int process) => [process, .. All.Where(child => Parent(child) == process).SelectMany(Tree)];

    /// <summary>The command line of a process; empty where it is gone.</summary>
    public static string[] Arguments(int process) => Read(() => File.ReadAllText($"/proc/{process}/cmdline"))?.Split('\0', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The name of a process; empty where it is gone.</summary>
    public static string Name(int process) => Read(() => File.ReadAllText($"/proc/{process}/comm"))?.TrimEnd('\n') ?? "";

    /// <summary>The id of the user that a process runs as; null where it is gone.</summary>
    public static int? User(int process) => Field(process, "Uid:");

    /// <summary>The orchestrators of an app host, which end with it.</summary>
    public static int[] OrchestratorsOf(int appHost) => [.. All.Where(process => Arguments(process) is var arguments && Array.IndexOf(arguments, "--monitor") is >= 0 and var at && arguments.ElementAtOrDefault(at + 1) == $"{appHost}")];

    static int? Parent(int process) => Field(process, "PPid:");

    /// <summary>The first number of a field of <c>/proc/ID/status</c>; null where the process is gone.</summary>
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
