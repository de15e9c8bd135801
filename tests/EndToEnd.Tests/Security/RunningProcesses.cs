using System.Globalization;

namespace Evolution.EndToEnd.Tests.Security;

/// <summary>The processes of this machine, as listed in <c>/proc</c> on Linux.</summary>
static class RunningProcesses
{
    /// <summary>Reads the command lines of all processes, which every user can read.</summary>
    public static IReadOnlyList<string> ReadCommandLines() =>
        [.. GetAllIds().Select(process => TryRead(process, "cmdline")?.Replace('\0', ' ')).OfType<string>()];

    /// <summary>Returns the ids of the parent of a process and of all the parent's descendants.</summary>
    public static IReadOnlyList<int> GetFamily(int process)
    {
        var children = GetAllIds().ToLookup(GetParent);
        var family = new List<int> { GetParent(process) };
        for (var index = 0; index < family.Count; index++) family.AddRange(children[family[index]]);
        return family;
    }

    static IEnumerable<int> GetAllIds() => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).ToArray();

    // The parent's id follows the name of the program in parentheses, which may contain any character.
    static int GetParent(int process) => TryRead(process, "stat") is { } status ? int.Parse(status[(status.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture) : 0;

    static string? TryRead(int process, string file)
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
