using Evolution.Lab.Processes;

namespace Evolution.Lab.Hosts;

/// <summary>Builds the app host if its sources have changed.</summary>
public sealed class AppHostBuild(Repository repository, Action<string> report)
{
    static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    /// <summary>Builds the app host and everything that it runs, unless the build is up to date.</summary>
    /// <exception cref="LabException">The build failed; the message contains the errors.</exception>
    public async Task EnsureBuiltAsync(CancellationToken cancellationToken)
    {
        var folder = repository.EnsureFolder("build");
        using var buildLock = await BuildLock.AcquireAsync(Path.Combine(folder, "build.lock"), cancellationToken);
        var stamp = Path.Combine(folder, $"apphost-{Repository.Configuration}");
        var fingerprint = SourceFingerprint.Of(repository);
        if (File.Exists(HostProcess.GetAssemblyPath(repository)) && File.Exists(stamp) && await File.ReadAllTextAsync(stamp, cancellationToken) == fingerprint) return;

        report("Building the app host and the services ...");
        var build = DotNetCommand.Create(repository, Timeout, "build", repository["AppHost"], "-v", "quiet", "-nologo", "-c", Repository.Configuration, "-clp:ErrorsOnly;NoSummary");
        var result = await build.RunAsync(cancellationToken);
        if (!result.Succeeded) throw new LabException(DeniedPath.Explain(result.Text) ?? $"The app host could not be built:\n{result.Text}");
        await File.WriteAllTextAsync(stamp, fingerprint, cancellationToken);
    }
}
