using Evolution.Hosting.LocalServers.Installations;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>How one kind of server is found, prepared, started and checked.</summary>
/// <param name="resource">The resource that the program is run for.</param>
/// <param name="package">Where it is installed.</param>
/// <param name="run">The app host's run.</param>
abstract class LocalServerProgram(LocalServerResource resource, ServerPackage package, LocalServerRun run)
{
    /// <summary>Where the server is installed.</summary>
    public ServerPackage Package => package;

    /// <summary>The server's folder: the one given with <c>WithDataFolder</c>, or one of this run, which is deleted with it.</summary>
    public string Folder => resource.Annotations.OfType<DataFolderAnnotation>().LastOrDefault()?.Path ?? Path.Combine(run.Folder, resource.Name);

    protected LocalServerRun Run => run;

    /// <summary>Prepares the folder for a first start or for one after a crash, and says what to run.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        run.Begin();
        var program = resource.Annotations.OfType<ExecutableAnnotation>().Last();
        program.WorkingDirectory = Folder;
        program.Command = await PrepareAsync(cancellation);
    }

    /// <summary>Adds the arguments that the server always needs, before those that an app host adds.</summary>
    public abstract void AddArguments(IList<object> arguments);

    /// <summary>Prepares files.</summary>
    /// <returns>The program to run.</returns>
    protected abstract Task<string> PrepareAsync(CancellationToken cancellation);

    /// <summary>Returns when the server answers as it should, and throws when it does not.</summary>
    public abstract Task ProbeAsync(CancellationToken cancellation);

    protected async Task<string> PasswordAsync(CancellationToken cancellation) =>
        await resource.PasswordParameter.GetValueAsync(cancellation) ?? throw new DistributedApplicationException($"The parameter '{resource.PasswordParameter.Name}' has no value.");

    protected async Task<string> ConnectionStringAsync(CancellationToken cancellation) =>
        await ((IResourceWithConnectionString)resource).GetConnectionStringAsync(cancellation) ?? throw new InvalidOperationException($"{resource.Name} has no connection string yet.");
}
