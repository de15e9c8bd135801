using System.Diagnostics;
using Evolution.AppHost.Deployments;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evolution.AppHost.Control;

/// <summary>Stops, kills, starts and redeploys resources.</summary>
sealed class ResourceControl(ResourceDirectory directory, ResourceCommandService commands, ResourceNotificationService notifications, ContainerEngine containers, IServiceProvider services)
{
    static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Runs a command on the resource: <c>start</c>, <c>stop</c>, <c>restart</c> or a custom command.</summary>
    public Task<ExecuteCommandResult> ExecuteAsync(IResource resource, string command, CancellationToken cancellationToken) =>
        commands.ExecuteCommandAsync(resource, command, cancellationToken);

    /// <summary>Runs a command on the resource with arguments.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="command">The name of the command.</param>
    /// <param name="getArgument">Returns the value of an argument by its name; null if it is missing.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    public async Task<ExecuteCommandResult> ExecuteAsync(IResource resource, string command, Func<string, string?> getArgument, CancellationToken cancellationToken)
    {
        var arguments = resource.Annotations.OfType<ResourceCommandAnnotation>().LastOrDefault(annotation => annotation.Name == command)?.Arguments ?? [];
        if (arguments.FirstOrDefault(argument => argument.Required && string.IsNullOrEmpty(getArgument(argument.Name))) is { } missing)
            return CommandResults.Failure($"The command '{command}' of '{resource.Name}' requires the argument '{missing.Name}'{(missing.Placeholder is { } example ? $", such as {example}" : "")}.");
        foreach (var argument in arguments)
        {
            if (getArgument(argument.Name) is { Length: > 0 } choice && await LoadOptionsAsync(argument, cancellationToken) is { } options && !options.Contains(choice))
                return CommandResults.Failure($"Unknown {argument.Name} '{choice}'. Expected one of: {string.Join(", ", options)}.");
        }
        return await commands.ExecuteCommandAsync(resource, command, new InteractionInputCollection([.. arguments.Select(CreateInput)]), cancellationToken);

        InteractionInput CreateInput(InteractionInput argument) => new() { Name = argument.Name, InputType = argument.InputType, Required = argument.Required, Value = getArgument(argument.Name) };
    }

    /// <summary>Loads the valid options of the given argument, because Aspire itself reports only that a value is invalid.</summary>
    /// <returns>Null if any value is valid, or if the options cannot be loaded.</returns>
    async Task<IReadOnlyList<string>?> LoadOptionsAsync(InteractionInput argument, CancellationToken cancellationToken)
    {
        var input = new InteractionInput { Name = argument.Name, InputType = argument.InputType, Options = argument.Options };
        if (argument.DynamicLoading is { } loading) await loading.LoadCallback(new() { Input = input, AllInputs = new([input]), Services = services, CancellationToken = cancellationToken });
        return input.Options?.Select(option => option.Key).ToArray();
    }

    /// <summary>Pauses the resource's container, or lets it continue.</summary>
    /// <returns>False if the resource has no container.</returns>
    public async Task<bool> PauseContainerAsync(IResource resource, bool isPaused, CancellationToken cancellationToken)
    {
        if (directory.GetLatestEvent(resource)?.Snapshot.GetContainerId() is not { } container) return false;
        await (isPaused ? containers.PauseAsync(container, cancellationToken) : containers.UnpauseAsync(container, cancellationToken));
        return true;
    }

    /// <summary>Kills the resource's processes or container, immediately and without a graceful shutdown, like a crash.</summary>
    /// <returns>False if the resource is not running.</returns>
    public async Task<bool> KillAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (directory.GetLatestEvent(resource)?.Snapshot is not { } snapshot || !snapshot.IsRunning()) return false;
        if (snapshot.GetContainerId() is { } container)
        {
            await containers.KillAsync(container, cancellationToken);
            return true;
        }
        if (snapshot.GetProcessId() is not { } id) return false;
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill(entireProcessTree: true);
            return true;
        }
        catch (ArgumentException)
        {
            // The process exited between the check and the kill.
            return false;
        }
    }

    /// <summary>The names of the deployment units, with the services that are restarted together.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Units => directory.Resources.OfType<ProjectResource>()
        .Where(project => project.GetUnitName() is not null)
        .GroupBy(service => service.GetUnitName()!)
        .ToDictionary(unit => unit.Key, unit => (IReadOnlyList<string>)[.. unit.Select(service => service.Name)]);

    /// <summary>Restarts every service of a deployment unit together, as a rollout does; stores keep running.</summary>
    /// <returns>The time until all services were healthy again.</returns>
    /// <exception cref="TimeoutException">A service was not healthy again in time.</exception>
    /// <exception cref="DistributedApplicationException">A service stopped or failed to start.</exception>
    public async Task<TimeSpan> RedeployAsync(string unit, CancellationToken cancellationToken)
    {
        var startedAt = Stopwatch.GetTimestamp();
        var services = Units[unit].Select(name => (Service: directory.Find(name)!, Before: directory.GetLatestEvent(directory.Find(name)!)?.Snapshot.StartTimeStamp)).ToArray();
        await Task.WhenAll(services.Select(item => ExecuteAsync(item.Service, KnownResourceCommands.StopCommand, cancellationToken)));
        await Task.WhenAll(services.Select(item => ExecuteAsync(item.Service, KnownResourceCommands.StartCommand, cancellationToken)));
        await Task.WhenAll(services.Select(item => WaitUntilHealthyAsync(item.Service, item.Before, cancellationToken)));
        return Stopwatch.GetElapsedTime(startedAt);
    }

    /// <summary>Waits until the new process is healthy. Aspire's own wait would also end on a late event of the previous process.</summary>
    async Task WaitUntilHealthyAsync(IResource service, DateTime? before, CancellationToken cancellationToken)
    {
        try
        {
            var settled = await notifications.WaitForResourceAsync(service.Name, change => IsSettled(change.Snapshot), cancellationToken).WaitAsync(ReadyTimeout, cancellationToken);
            if (!settled.Snapshot.IsRunning()) throw new DistributedApplicationException($"{service.Name} did not restart: its state is {settled.Snapshot.State?.Text}.");
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{service.Name} was not healthy within {ReadyTimeout.TotalSeconds:0} s after the redeployment.");
        }

        bool IsSettled(CustomResourceSnapshot snapshot) => snapshot.State?.Text == KnownResourceStates.FailedToStart
            || (snapshot.StartTimeStamp is { } start && start != before && (snapshot.HasStopped() || (snapshot.IsRunning() && snapshot.HealthStatus is HealthStatus.Healthy)));
    }
}
