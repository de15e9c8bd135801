using Evolution.Lab.Processes;

namespace Evolution.Lab.Hosts;

/// <summary>The manifests of a topology of ours, one per deployment unit, as the app host publishes them.</summary>
public sealed class PublishedTopology(Repository repository, Action<string> say)
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Publishes it below <c>.evolution/published/</c>, in place of what was published of it before.</summary>
    /// <returns>The manifests.</returns>
    /// <exception cref="LabException">The arguments are wrong, or the app host does not build.</exception>
    public async Task<IReadOnlyList<string>> PublishAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        TopologyReader.Read(arguments);
        await new AppHostBuild(repository, say).EnsureAsync(cancellation);

        var folder = Path.Combine(repository.Folder("published"), string.Join('+', arguments.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal))));
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var result = await (DotNetCommand.Create(repository, Limit, [HostProcess.Assembly(repository), .. arguments, "--operation", "publish", "--step", "publish-units", "--output-path", folder]) with { Folder = repository["AppHost"] }).RunAsync(cancellation);
        if (!result.Succeeded) throw new LabException($"The app host did not publish:\n{result.Text}");
        return [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }
}
