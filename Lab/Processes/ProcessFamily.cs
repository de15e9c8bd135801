using System.Globalization;

namespace Evolution.Lab.Processes;

/// <summary>Finds the processes that came from one, on Linux.</summary>
static class ProcessFamily
{
    /// <summary>The process, its children, their children and so on.</summary>
    public static IReadOnlyList<int> Of(int root)
    {
        var children = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => (Id: int.Parse(name!, CultureInfo.InvariantCulture), Parent: ParentOf(name!)))
            .ToLookup(process => process.Parent, process => process.Id);
        var found = new List<int> { root };
        for (var next = 0; next < found.Count; next++) found.AddRange(children[found[next]]);
        return found;
    }

    /// <summary>The second field after the name, which is in brackets and may itself hold brackets and blanks.</summary>
    static int? ParentOf(string process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return null;
        }
    }
}
