using System.Diagnostics;
using Evolution.AppHost.Deployments;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evolution.AppHost.Control;

/// <summary>Stops, kills, starts and redeploys resources.</summary>
sealed class ResourceControl(ResourceDirectory directory, ResourceCommandService commands, ResourceNotificationService notifications, ContainerEngine containers, IServiceProvider services)
{
    static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);

    /// <summary>Runs a command of the resource: <c>start</c>, <c>stop</c>, <c>restart</c> or a custom command.</summary>
    public Task<ExecuteCommandResult> ExecuteAsync(IResource resource, string command, CancellationToken cancellationToken) =>
        commands.ExecuteCommandAsync(resource, command, cancellationToken);

    /// <summary>Runs a command of the resource with arguments.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="command">The name of the command.</param>
    /// <param name="given">Returns the value of an argument by its name; null if none is given.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    public async Task<ExecuteCommandResult> ExecuteAsync(IResource resource, string command, Func<string, string?> given, CancellationToken cancellationToken)
    {
        var asked = resource.Annotations.OfType<ResourceCommandAnnotation>().LastOrDefault(annotation => annotation.Name == command)?.Arguments ?? [];
        if (asked.FirstOrDefault(argument => argument.Required && string.IsNullOrEmpty(given(argument.Name))) is { } missing)
            return CommandResults.Failure($"'{command}' of '{resource.Name}' needs {missing.Name}{(missing.Placeholder is { } example ? $", such as {example}" : "")}.");
        foreach (var argument in asked)
        {
            if (given(argument.Name) is { Length: > 0 } choice && await OptionsAsync(argument, cancellationToken) is { } options && !options.Contains(choice))
                return CommandResults.Failure($"There is no {argument.Name} '{choice}'. There are: {string.Join(", ", options)}.");
        }
        return await commands.ExecuteCommandAsync(resource, command, new InteractionInputCollection([.. asked.Select(Answer)]), cancellationToken);

        InteractionInput Answer(InteractionInput argument) => new() { Name = argument.Name, InputType = argument.InputType, Required = argument.Required, Value = given(argument.Name) };
    }

    /// <summary>Loads the valid options of an argument, because Aspire itself reports only that a value is invalid.</summary>
    /// <returns>Null if any value is valid, or if the options cannot be loaded at the moment.</returns>
    async Task<IReadOnlyList<string>?> OptionsAsync(InteractionInput argument, CancellationToken cancellationToken)
    {
        var input = new InteractionInput { Name = argument.Name, InputType = argument.InputType, Options = argument.Options };
        if (argument.DynamicLoading is { } loading) await loading.LoadCallback(new() { Input = input, AllInputs = new([input]), Services = services, CancellationToken = cancellationToken });
        return input.Options?.Select(option => option.Key).ToArray();
    }

    /// <summary>Kills the resource's processes or container, like a crash: at once and without a graceful shutdown.</summary>
    /// <returns>False if the resource does not run.</returns>
    public async Task<bool> KillAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (directory.Latest(resource)?.Snapshot is not { } snapshot || !snapshot.Runs()) return false;
        if (snapshot.ContainerId() is { } container)
        {
            await containers.KillAsync(container, cancellationToken);
            return true;
        }
        if (snapshot.ProcessId() is not { } id) return false;
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill(entireProcessTree: true);
            return true;
        }
        catch (ArgumentException)
        {
            // The process ended between the check and the kill.
            return false;
        }
    }

    /// <summary>The names of the deployment units, with the services that are restarted together.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Units => directory.Resources.OfType<ProjectResource>()
        .Where(project => project.UnitName() is not null)
        .GroupBy(service => service.UnitName()!)
        .ToDictionary(unit => unit.Key, unit => (IReadOnlyList<string>)[.. unit.Select(service => service.Name)]);

    /// <summary>Restarts every service of a deployment unit together, as a rollout does; stores keep running.</summary>
    /// <returns>The time until all services were healthy again.</returns>
    /// <exception cref="TimeoutException">A service was not healthy again in time.</exception>
    /// <exception cref="DistributedApplicationException">A service ended or failed to start.</exception>
    public async Task<TimeSpan> RedeployAsync(string unit, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var services = Units[unit].Select(name => (Service: directory.Find(name)!, Before: directory.Latest(directory.Find(name)!)?.Snapshot.StartTimeStamp)).ToArray();
        await Task.WhenAll(services.Select(each => ExecuteAsync(each.Service, KnownResourceCommands.StopCommand, cancellationToken)));
        await Task.WhenAll(services.Select(each => ExecuteAsync(each.Service, KnownResourceCommands.StartCommand, cancellationToken)));
        await Task.WhenAll(services.Select(each => WaitUntilHealthyAsync(each.Service, each.Before, cancellationToken)));
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Waits until the new process is healthy. Aspire's own wait also ends when it still sees the end of the previous process.</summary>
    async Task WaitUntilHealthyAsync(IResource service, DateTime? before, CancellationToken cancellationToken)
    {
        try
        {
            var seen = await notifications.WaitForResourceAsync(service.Name, seen => IsDecided(seen.Snapshot), cancellationToken).WaitAsync(ReadyLimit, cancellationToken);
            if (!seen.Snapshot.Runs()) throw new DistributedApplicationException($"{service.Name} did not come up again: it is {seen.Snapshot.State?.Text}.");
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{service.Name} was not healthy within {ReadyLimit.TotalSeconds:0} s of its redeployment.");
        }

        bool IsDecided(CustomResourceSnapshot snapshot) => snapshot.State?.Text == KnownResourceStates.FailedToStart
            || (snapshot.StartTimeStamp is { } start && start != before && (snapshot.HasEnded() || (snapshot.Runs() && snapshot.HealthStatus is HealthStatus.Healthy)));
    }
}
