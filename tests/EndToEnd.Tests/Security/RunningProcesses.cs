using System.Globalization;

namespace Evolution.EndToEnd.Tests.Security;

/// <summary>The processes of this machine, as listed in <c>/proc</c> on Linux.</summary>
static class RunningProcesses
{
    /// <summary>The command lines of all processes, which every user can read.</summary>
    public static IReadOnlyList<string> CommandLines() =>
        [.. All().Select(process => Read(process, "cmdline")?.Replace('\0', ' ')).OfType<string>()];

    /// <summary>The ids of the parent of a process and all of the parent's descendants.</summary>
    public static IReadOnlyList<int> FamilyOf(int process)
    {
        var children = All().ToLookup(Parent);
        var found = new List<int> { Parent(process) };
        for (var index = 0; index < found.Count; index++) found.AddRange(children[found[index]]);
        return found;
    }

    static IEnumerable<int> All() => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).ToArray();

    // The name of the program comes before it in parentheses, and may contain any character.
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
