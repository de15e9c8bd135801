using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Evolution.Lab.Hosts;

/// <summary>Detects changes in sources since the last build, without starting a build.</summary>
public static class SourceFingerprint
{
    static readonly string[] ExcludedFolders = ["bin", "obj", "tests", "docs", "workshop", "eng", "Evo"];

    /// <summary>Calculates a hash of the names, sizes and times of all files from which the app host and everything that it runs are built.</summary>
    public static string Of(Repository repository)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in EnumerateSources(new(repository.Root)).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n")));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static IEnumerable<FileInfo> EnumerateSources(DirectoryInfo folder) => folder.EnumerateFiles().Where(IsSource).Concat(
        folder.EnumerateDirectories().Where(subfolder => !subfolder.Name.StartsWith('.') && !ExcludedFolders.Contains(subfolder.Name)).SelectMany(EnumerateSources));

    static bool IsSource(FileInfo file) => file.Extension is not (".md" or ".sln" or ".cmd") && file.Name is not ("evo" or ".gitignore");
}
