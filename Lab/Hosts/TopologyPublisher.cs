using Evolution.Lab.Processes;

namespace Evolution.Lab.Hosts;

/// <summary>Publishes the manifests of a topology, one per deployment unit.</summary>
public sealed class TopologyPublisher(Repository repository, Action<string> report)
{
    static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    /// <summary>Publishes the topology to <c>.evolution/published/</c>, replacing earlier output.</summary>
    /// <returns>The paths of the manifests.</returns>
    /// <exception cref="LabException">The arguments are invalid, or the build of the app host failed.</exception>
    public async Task<IReadOnlyList<string>> PublishAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        TopologyReader.Read(arguments);
        await new AppHostBuild(repository, report).EnsureBuiltAsync(cancellationToken);

        var folder = Path.Combine(repository.EnsureFolder("published"), string.Join('+', arguments.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal))));
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var result = await (DotNetCommand.Create(repository, Timeout, [HostProcess.GetAssemblyPath(repository), .. arguments, "--operation", "publish", "--step", "publish-units", "--output-path", folder]) with { WorkingDirectory = repository["AppHost"] }).RunAsync(cancellationToken);
        if (!result.Succeeded) throw new LabException($"The app host could not publish the topology:\n{result.Text}");
        return [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }
}
