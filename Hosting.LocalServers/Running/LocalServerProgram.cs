using Evolution.Hosting.LocalServers.Installations;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>Locates, prepares, starts and checks one kind of server.</summary>
/// <param name="resource">The resource that the program belongs to.</param>
/// <param name="package">The package that the server is installed from.</param>
/// <param name="run">The app host's run.</param>
abstract class LocalServerProgram(LocalServerResource resource, ServerPackage package, LocalServerRun run)
{
    // The servers of an app host that was killed end within 10 s.
    static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(15), PollInterval = TimeSpan.FromMilliseconds(50);

    IReadOnlyList<object> command = [];

    /// <summary>The package that the server is installed from.</summary>
    public ServerPackage Package => package;

    protected LocalServerRun Run => run;

    /// <summary>The working folder in which the server starts. It is deleted at the end of the run.</summary>
    protected string Folder => Path.Combine(run.Folder, resource.Name);

    /// <summary>The folder of the server's data: the folder given with <c>WithDataFolder</c>, or else <see cref="Folder"/>.</summary>
    protected string DataFolder => PersistentFolder is { } path ? PrivateFolder.Resolve(path) : Folder;

    string? PersistentFolder => resource.Annotations.OfType<DataFolderAnnotation>().LastOrDefault()?.Path;

    /// <summary>The name prefixes of environment variables that the server reads and must not inherit from the app host's environment.</summary>
    protected virtual string[] IgnoredVariablePrefixes => [];

    /// <summary>Prepares the folders for the first start or a restart, and sets the resource's command.</summary>
    public async Task StartAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        run.EnsureStarted();
        PrivateFolder.CreateTraversable(Folder);
        if (PersistentFolder is { } folder)
        {
            PrivateFolder.CreateTraversable(folder);
            run.LockDataFolder(DataFolder);
        }
        var serverCommand = await PrepareAsync(cancellationToken);
        command = [.. IgnoredVariables.CreateUnsetCommand(IgnoredVariablePrefixes, await GetConfiguredVariablesAsync(services, cancellationToken)), .. serverCommand];

        var program = resource.Annotations.OfType<ExecutableAnnotation>().Last();
        (program.Command, program.WorkingDirectory) = ((string)command[0], Folder);
    }

    /// <summary>Adds the arguments that the server always requires, before those that an app host adds.</summary>
    public void AddArguments(IList<object> arguments)
    {
        foreach (var argument in command.Skip(1)) arguments.Add(argument);
    }

    /// <summary>Prepares the server's files.</summary>
    /// <returns>The program to run and its arguments.</returns>
    protected abstract Task<IReadOnlyList<object>> PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Completes if the server responds correctly, and throws otherwise.</summary>
    public abstract Task ProbeAsync(CancellationToken cancellationToken);

    /// <summary>Waits until a server that still uses the same data has exited, for example one of an app host that was just killed.</summary>
    /// <exception cref="DistributedApplicationException">The server is still running after the timeout.</exception>
    protected async Task WaitUntilExitedAsync(PidFile pidFile, CancellationToken cancellationToken)
    {
        for (var deadline = DateTime.UtcNow + ExitTimeout; pidFile.RunningProcess is { } process;)
        {
            if (DateTime.UtcNow > deadline) throw new DistributedApplicationException($"{package.Name} is already running on {DataFolder} as process {process}. Stop it, or give '{resource.Name}' another data folder.");
            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    protected async Task<string> GetPasswordAsync(CancellationToken cancellationToken) =>
        await resource.PasswordParameter.GetValueAsync(cancellationToken) ?? throw new DistributedApplicationException($"The parameter '{resource.PasswordParameter.Name}' has no value.");

    protected async Task<string> GetConnectionStringAsync(CancellationToken cancellationToken) =>
        await ((IResourceWithConnectionString)resource).GetConnectionStringAsync(cancellationToken) ?? throw new InvalidOperationException($"{resource.Name} has no connection string yet.");

    /// <summary>Returns the names of the variables that the app host sets for the server, with <c>WithEnvironment</c> and similar methods.</summary>
    async Task<IEnumerable<string>> GetConfiguredVariablesAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, object>();
        var execution = services.GetRequiredService<DistributedApplicationExecutionContext>();
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(new EnvironmentCallbackContext(execution, resource, variables, cancellationToken));
        }
        return variables.Keys;
    }
}
