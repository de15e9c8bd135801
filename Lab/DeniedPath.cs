using System.Text.RegularExpressions;

namespace Evolution.Lab;

/// <summary>Explains that a file or folder is denied, as all are that another user, such as root, has made in the repository before.</summary>
public static partial class DeniedPath
{
    /// <summary>Explains it in one line.</summary>
    /// <param name="text">The message of an <see cref="UnauthorizedAccessException"/>, or what a build wrote.</param>
    /// <returns>Null where the text does not say that a path is denied.</returns>
    public static string? Explain(string text)
    {
        if (Denial().Match(text) is not { Success: true } denial) return null;
        var path = denial.Groups["path"].Value;
        var explanation = $"evo has no access to {path}, which belongs to another user or is read-only.";
        return !OperatingSystem.IsWindows() && RepositoryAround(path) is { } root ? $"{explanation} To own the repository: sudo chown -R \"$USER\" '{root}'" : explanation;
    }

    static string? RepositoryAround(string path)
    {
        try
        {
            var root = Repository.Find().Root;
            return path.StartsWith(root, StringComparison.Ordinal) ? root : null;
        }
        catch (LabException)
        {
            // Installed as a tool, evo is in no repository.
            return null;
        }
    }

    [GeneratedRegex("Access to the path '(?<path>[^'\r\n]+)' is denied")]
    private static partial Regex Denial();
}
