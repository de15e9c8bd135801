using System.Globalization;

namespace Evolution.Hosting.Native;

/// <summary>What Linux's <c>/proc</c> says about a process.</summary>
sealed record ProcessStatus(int Id, char State, int Parent, int Session, long Started)
{
    /// <summary>Whether it ended, and only waits for its parent to notice.</summary>
    public bool IsDead => State is 'Z' or 'X';

    /// <summary>The process of that id.</summary>
    /// <returns>Null where there is none.</returns>
    public static ProcessStatus? Read(int id)
    {
        try
        {
            // The name before the other fields is in brackets, and may itself hold brackets and blanks.
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return new(id, fields[0][0], Number(fields[1]), Number(fields[3]), long.Parse(fields[19], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>All processes of this machine; none where there is no <c>/proc</c>.</summary>
    public static IReadOnlyList<ProcessStatus> ReadAll() => !OperatingSystem.IsLinux() ? [] :
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? Read(id) : null)
            .OfType<ProcessStatus>()
            .Where(status => !status.IsDead),
    ];

    public ProcessIdentity Identity => new(Id, Started);

    /// <summary>Where the process is, if we may know.</summary>
    public string? WorkingDirectory
    {
        get
        {
            try
            {
                return new FileInfo($"/proc/{Id}/cwd").LinkTarget;
            }
            catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
