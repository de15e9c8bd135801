using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;

namespace Evolution.Contracts.Tests.Releasing;

/// <summary>A copy of the package's project, to be changed and built.</summary>
sealed class PackageCopy : IDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    static readonly string Root = FindRoot();

    readonly string folder = Directory.CreateTempSubdirectory("contracts-").FullName;

    public PackageCopy()
    {
        foreach (var file in Directory.EnumerateFiles(Root).Where(file => Path.GetFileName(file) is "Directory.Build.props" or "Directory.Build.targets" or "Directory.Packages.props" or "global.json" or ".editorconfig"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "Contracts"), "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(Root, file);
            if (relative.Split(Path.DirectorySeparatorChar) is [_, "bin" or "obj", ..]) continue;
            var copy = Path.Combine(folder, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Replaces a text in a file of the project.</summary>
    public PackageCopy Change(string file, string before, string after)
    {
        var path = Path.Combine(folder, "Contracts", file);
        var text = File.ReadAllText(path);
        text.ShouldContain(before);
        File.WriteAllText(path, text.Replace(before, after));
        return this;
    }

    /// <summary>Builds a release of it.</summary>
    /// <returns>The errors, each once; none where it builds.</returns>
    public async Task<string[]> BuildAsync(int release = 2)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "Contracts", $"-p:ContractsRelease={release}", "--artifacts-path", $"artifacts-{release}", "-v", "quiet", "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var build = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        var (output, errors) = (build.StandardOutput.ReadToEndAsync(limit.Token), build.StandardError.ReadToEndAsync(limit.Token));
        try
        {
            await build.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            build.Kill(entireProcessTree: true);
            throw new TimeoutException($"Building a copy of the contracts did not end within {Limit.TotalSeconds:0} s.");
        }
        var lines = $"{await output}\n{await errors}".Split('\n').Where(line => line.Contains("error ", StringComparison.Ordinal)).Select(line => line[line.IndexOf("error ", StringComparison.Ordinal)..].Trim()).Distinct().ToArray();
        if (lines is []) build.ExitCode.ShouldBe(0, await output);
        return lines;
    }

    /// <summary>Builds a release and loads it beside this project's own.</summary>
    public async Task<Assembly> LoadAsync(int release)
    {
        (await BuildAsync(release)).ShouldBeEmpty();
        var file = Directory.EnumerateFiles(Path.Combine(folder, $"artifacts-{release}", "bin"), "Contracts.dll", SearchOption.AllDirectories).ShouldHaveSingleItem();
        using var stream = File.OpenRead(file);
        return new AssemblyLoadContext($"contracts {release}").LoadFromStream(stream);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Evolution.sln"))) return at.FullName;
        }
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Evolution.sln.");
    }
}
