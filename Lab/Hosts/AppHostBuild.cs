using Evolution.Lab.Processes;

namespace Evolution.Lab.Hosts;

/// <summary>Builds the app host if its sources have changed.</summary>
public sealed class AppHostBuild(Repository repository, Action<string> say)
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Builds the app host and everything that it runs, unless the build is up to date.</summary>
    /// <exception cref="LabException">The build failed; the message contains the errors.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var folder = repository.Folder("build");
        using var turn = await BuildTurn.TakeAsync(Path.Combine(folder, "turn"), cancellationToken);
        var stamp = Path.Combine(folder, $"apphost-{Repository.Configuration}");
        var wanted = SourceFingerprint.Of(repository);
        if (File.Exists(HostProcess.Assembly(repository)) && File.Exists(stamp) && await File.ReadAllTextAsync(stamp, cancellationToken) == wanted) return;

        say("Building the app host and the services ...");
        var build = DotNetCommand.Create(repository, Limit, "build", repository["AppHost"], "-v", "quiet", "-nologo", "-c", Repository.Configuration, "-clp:ErrorsOnly;NoSummary");
        var result = await build.RunAsync(cancellationToken);
        if (!result.Succeeded) throw new LabException(DeniedPath.Explain(result.Text) ?? $"The app host does not build:\n{result.Text}");
        await File.WriteAllTextAsync(stamp, wanted, cancellationToken);
    }
}
