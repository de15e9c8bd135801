using System.Text.RegularExpressions;

namespace Evolution.Lab;

/// <summary>Explains "access denied" errors for paths that belong to another user, for example files that root created in the repository.</summary>
public static partial class DeniedPath
{
    /// <summary>Explains the error in one line.</summary>
    /// <param name="text">The message of an <see cref="UnauthorizedAccessException"/>, or the output of a build.</param>
    /// <returns>Null if the text does not report a denied path.</returns>
    public static string? Explain(string text)
    {
        if (DeniedAccess().Match(text) is not { Success: true } match) return null;
        var path = match.Groups["path"].Value;
        var explanation = $"evo has no access to {path}, which belongs to another user or is read-only.";
        return !OperatingSystem.IsWindows() && FindRepositoryRoot(path) is { } root ? $"{explanation} To take ownership of the repository, run: sudo chown -R \"$USER\" '{root}'" : explanation;
    }

    static string? FindRepositoryRoot(string path)
    {
        try
        {
            var root = Repository.Find().Root;
            return path.StartsWith(root, StringComparison.Ordinal) ? root : null;
        }
        catch (LabException)
        {
            // When evo is installed as a tool, it is not inside a repository.
            return null;
        }
    }

    [GeneratedRegex("Access to the path '(?<path>[^'\r\n]+)' is denied")]
    private static partial Regex DeniedAccess();
}
