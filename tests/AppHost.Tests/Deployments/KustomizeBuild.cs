using System.Text;
using CliWrap;
using CliWrap.Buffered;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>A copy of <c>deploy/kubernetes/</c> that a test may change and render.</summary>
sealed class KustomizeBuild : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kustomize-");

    public KustomizeBuild()
    {
        foreach (var file in Directory.EnumerateFiles(KubernetesUnit.Root, "*", SearchOption.AllDirectories))
        {
            var copy = this[Path.GetRelativePath(KubernetesUnit.Root, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>A file of the copy.</summary>
    public string this[params string[] path] => Path.Combine([folder.FullName, .. path]);

    /// <summary>Replaces text in a file of the copy.</summary>
    public void Edit(string file, string text, string replacement)
    {
        var before = File.ReadAllText(this[file]);
        before.ShouldContain(text);
        File.WriteAllText(this[file], before.Replace(text, replacement));
    }

    /// <summary>Renders the objects of a unit as <c>kubectl apply -k</c> applies them. Skips the test if neither kustomize nor kubectl is installed.</summary>
    public async Task<IReadOnlyList<object>> RenderAsync(string unit) => KubernetesReader.Parse(await RenderTextAsync(unit), $"{unit}, rendered");

    /// <inheritdoc cref="RenderAsync"/>
    public async Task<string> RenderTextAsync(string unit)
    {
        string[]? command = IsInstalled("kustomize") ? ["kustomize", "build"] : IsInstalled("kubectl") ? ["kubectl", "kustomize"] : null;
        if (command is null) Assert.Skip("Neither kustomize nor kubectl is on PATH.");
        var result = await Cli.Wrap(command[0]).WithArguments([command[1], this[unit]]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(Encoding.UTF8);
        result.ExitCode.ShouldBe(0, result.StandardError);
        return result.StandardOutput;
    }

    public void Dispose() => folder.Delete(recursive: true);

    static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(path => File.Exists(Path.Combine(path, program)) || File.Exists(Path.Combine(path, $"{program}.exe")));
}
