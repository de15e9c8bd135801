using Evolution.Hosting.LocalServers.Installations;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>How one kind of server is found, prepared, started and checked.</summary>
/// <param name="resource">The resource that the program is run for.</param>
/// <param name="package">Where it is installed.</param>
/// <param name="run">The app host's run.</param>
abstract class LocalServerProgram(LocalServerResource resource, ServerPackage package, LocalServerRun run)
{
    // An app host that was killed has its servers ended within 10 s.
    static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(15), PollInterval = TimeSpan.FromMilliseconds(50);

    IReadOnlyList<object> command = [];

    /// <summary>Where the server is installed.</summary>
    public ServerPackage Package => package;

    protected LocalServerRun Run => run;

    /// <summary>The folder that the server starts in. It belongs to the run and is deleted with it.</summary>
    protected string Folder => Path.Combine(run.Folder, resource.Name);

    /// <summary>The folder of the server's data: the one given with <c>WithDataFolder</c>, or else the server's folder.</summary>
    protected string DataFolder => KeptFolder is { } path ? PrivateFolder.Resolve(path) : Folder;

    string? KeptFolder => resource.Annotations.OfType<DataFolderAnnotation>().LastOrDefault()?.Path;

    /// <summary>The beginnings of the names of environment variables that the server reads and that must not come from the app host's own environment.</summary>
    protected virtual string[] ForeignVariableNames => [];

    /// <summary>Prepares the folders for a first start or for one after a crash, and says what to run.</summary>
    public async Task StartAsync(IServiceProvider services, CancellationToken cancellation)
    {
        run.Begin();
        PrivateFolder.CreatePassable(Folder);
        if (KeptFolder is { } kept)
        {
            PrivateFolder.CreatePassable(kept);
            run.Claim(DataFolder);
        }
        var prepared = await PrepareAsync(cancellation);
        command = [.. ForeignVariables.HidingPrefix(ForeignVariableNames, await OwnVariablesAsync(services, cancellation)), .. prepared];

        var program = resource.Annotations.OfType<ExecutableAnnotation>().Last();
        (program.Command, program.WorkingDirectory) = ((string)command[0], Folder);
    }

    /// <summary>Adds the arguments that the server always needs, before those that an app host adds.</summary>
    public void AddArguments(IList<object> arguments)
    {
        foreach (var argument in command.Skip(1)) arguments.Add(argument);
    }

    /// <summary>Prepares files.</summary>
    /// <returns>The program to run and its arguments.</returns>
    protected abstract Task<IReadOnlyList<object>> PrepareAsync(CancellationToken cancellation);

    /// <summary>Returns when the server answers as it should, and throws when it does not.</summary>
    public abstract Task ProbeAsync(CancellationToken cancellation);

    /// <summary>Waits until a server that still runs on the data has ended: that of an app host that was just killed.</summary>
    /// <exception cref="DistributedApplicationException">It goes on.</exception>
    protected async Task WaitUntilEndedAsync(PidFile pidFile, CancellationToken cancellation)
    {
        for (var end = DateTime.UtcNow + EndLimit; pidFile.RunningProcess is { } process;)
        {
            if (DateTime.UtcNow > end) throw new DistributedApplicationException($"{package.Name} already runs on {DataFolder} as process {process}. Stop it, or give '{resource.Name}' another data folder.");
            await Task.Delay(PollInterval, cancellation);
        }
    }

    protected async Task<string> PasswordAsync(CancellationToken cancellation) =>
        await resource.PasswordParameter.GetValueAsync(cancellation) ?? throw new DistributedApplicationException($"The parameter '{resource.PasswordParameter.Name}' has no value.");

    protected async Task<string> ConnectionStringAsync(CancellationToken cancellation) =>
        await ((IResourceWithConnectionString)resource).GetConnectionStringAsync(cancellation) ?? throw new InvalidOperationException($"{resource.Name} has no connection string yet.");

    /// <summary>The names of the variables that the app host sets for the server, by <c>WithEnvironment</c> and the like.</summary>
    async Task<IEnumerable<string>> OwnVariablesAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var variables = new Dictionary<string, object>();
        var execution = services.GetRequiredService<DistributedApplicationExecutionContext>();
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(new EnvironmentCallbackContext(execution, resource, variables, cancellation));
        }
        return variables.Keys;
    }
}
