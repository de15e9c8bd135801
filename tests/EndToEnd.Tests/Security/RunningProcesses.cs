using System.Globalization;

namespace Evolution.EndToEnd.Tests.Security;

/// <summary>The processes of this machine, after Linux's <c>/proc</c>.</summary>
static class RunningProcesses
{
    /// <summary>The command lines of all processes, which every user may read.</summary>
    public static IReadOnlyList<string> CommandLines() =>
        [.. All().Select(process => Read(process, "cmdline")?.Replace('\0', ' ')).OfType<string>()];

    /// <summary>The process that started this one, and everything that came from it.</summary>
    public static IReadOnlyList<int> FamilyOf(int process)
    {
        var children = All().ToLookup(Parent);
        var found = new List<int> { Parent(process) };
        for (var at = 0; at < found.Count; at++) found.AddRange(children[found[at]]);
        return found;
    }

    static IEnumerable<int> All() => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).ToArray();

    // The name of the program comes before it in brackets, and may hold anything.
    static int Parent(int process) => Read(process, "stat") is { } status ? int.Parse(status[(status.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture) : 0;

    static string? Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
