using Evolution.Lab.Processes;

namespace Evolution.Lab.Hosts;

/// <summary>The built app host: for which host it was built, and building it for the other or after a change.</summary>
sealed class AppHostBuild(Repository repository, Action<string> say)
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Which host the built app host is for, as its list of dependencies shows.</summary>
    /// <returns>Null where it is not built.</returns>
    public static HostKind? BuiltFor(Repository repository)
    {
        var dependencies = Path.ChangeExtension(HostProcess.Assembly(repository), ".deps.json");
        if (!File.Exists(dependencies)) return null;
        return File.ReadAllText(dependencies).Contains("\"Aspire.Hosting/", StringComparison.Ordinal) ? HostKind.Aspire : HostKind.Native;
    }

    /// <summary>Builds the app host and what it runs for the given host, unless that is what is there.</summary>
    /// <exception cref="LabException">It does not build; the message holds the errors.</exception>
    public async Task EnsureAsync(HostKind kind, CancellationToken cancellation)
    {
        var folder = repository.Folder("build");
        using var turn = await BuildTurn.TakeAsync(Path.Combine(folder, "turn"), cancellation);
        var stamp = Path.Combine(folder, $"apphost-{Repository.Configuration}");
        var wanted = $"{kind} {SourceFingerprint.Of(repository)}";
        if (BuiltFor(repository) == kind && File.Exists(stamp) && await File.ReadAllTextAsync(stamp, cancellation) == wanted) return;

        say($"Building the app host and the services for the {kind.ToString().ToLowerInvariant()} host ...");
        var result = await DotNet("build", kind, "-c", Repository.Configuration, "-clp:ErrorsOnly;NoSummary").RunAsync(cancellation);
        if (!result.Succeeded) throw new LabException(DeniedPath.Explain(result.Text) ?? $"The app host does not build:\n{result.Text}");
        await File.WriteAllTextAsync(stamp, wanted, cancellation);
    }

    /// <summary>Restores Aspire's packages, unless the app host was built with them.</summary>
    /// <returns>Why they cannot be had; null where they are here.</returns>
    public async Task<string?> RestoreAspireAsync(CancellationToken cancellation)
    {
        if (BuiltFor(repository) is HostKind.Aspire) return null;
        say("Restoring Aspire's packages ...");
        try
        {
            var result = await DotNet("restore", HostKind.Aspire).RunAsync(cancellation);
            return result.Succeeded ? null : $"Aspire's packages do not restore ({BuildErrors.First(result)})";
        }
        catch (TimeoutException late)
        {
            return $"Aspire's packages do not restore ({late.Message})";
        }
    }

    Subprocess DotNet(string verb, HostKind kind, params string[] more) =>
        DotNetCommand.Create(repository, Limit, [verb, repository["AppHost"], $"-p:UseAspire={(kind is HostKind.Aspire ? "true" : "false")}", "-v", "quiet", "-nologo", .. more]);
}
