using System.Reflection;
using System.Runtime.Loader;
using Evolution.Testing;

namespace Evolution.Contracts.Tests.Releasing;

/// <summary>A copy of the package's project that a test changes and builds.</summary>
sealed class PackageCopy : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("contracts-").FullName;

    public PackageCopy()
    {
        foreach (var file in Directory.EnumerateFiles(DotNetBuild.Root).Where(file => Path.GetFileName(file) is "Directory.Build.props" or "Directory.Build.targets" or "Directory.Packages.props" or "global.json" or ".editorconfig"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
        foreach (var file in Directory.EnumerateFiles(Path.Combine(DotNetBuild.Root, "Contracts"), "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(DotNetBuild.Root, file);
            if (relative.Split(Path.DirectorySeparatorChar) is [_, "bin" or "obj", ..]) continue;
            var copy = Path.Combine(folder, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Replaces text in a file of the project.</summary>
    public PackageCopy Change(string file, string before, string after)
    {
        var path = Path.Combine(folder, "Contracts", file);
        var text = File.ReadAllText(path);
        text.ShouldContain(before);
        File.WriteAllText(path, text.Replace(before, after));
        return this;
    }

    /// <summary>Builds a release of the copy.</summary>
    /// <returns>The distinct errors; empty if the build succeeds.</returns>
    public async Task<string[]> BuildAsync(int release = 2)
    {
        var (exitCode, output) = await DotNetBuild.RunAsync(folder, "build", "Contracts", $"-p:ContractsRelease={release}", "--artifacts-path", $"artifacts-{release}");
        var lines = output.Split('\n').Where(line => line.Contains("error ", StringComparison.Ordinal)).Select(line => line[line.IndexOf("error ", StringComparison.Ordinal)..].Trim()).Distinct().ToArray();
        if (lines is []) exitCode.ShouldBe(0, output);
        return lines;
    }

    /// <summary>Builds a release and loads it alongside the referenced one.</summary>
    public async Task<Assembly> LoadAsync(int release)
    {
        (await BuildAsync(release)).ShouldBeEmpty();
        var file = Directory.EnumerateFiles(Path.Combine(folder, $"artifacts-{release}", "bin"), "Contracts.dll", SearchOption.AllDirectories).ShouldHaveSingleItem();
        using var stream = File.OpenRead(file);
        return new AssemblyLoadContext($"contracts {release}").LoadFromStream(stream);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
