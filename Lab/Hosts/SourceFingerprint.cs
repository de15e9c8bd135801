using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Evolution.Lab.Hosts;

/// <summary>Tells whether sources are the same as when something was built from them, without starting a build to find out.</summary>
public static class SourceFingerprint
{
    static readonly string[] NotSources = ["bin", "obj", "tests", "docs", "workshop", "eng", "Evo"];

    /// <summary>One value for names, sizes and times of every file that the app host and what it runs are built from.</summary>
    public static string Of(Repository repository)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Sources(new(repository.Root)).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n")));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static IEnumerable<FileInfo> Sources(DirectoryInfo folder) => folder.EnumerateFiles().Where(IsSource).Concat(
        folder.EnumerateDirectories().Where(inner => !inner.Name.StartsWith('.') && !NotSources.Contains(inner.Name)).SelectMany(Sources));

    static bool IsSource(FileInfo file) => file.Extension is not (".md" or ".sln" or ".cmd") && file.Name is not ("evo" or ".gitignore");
}
