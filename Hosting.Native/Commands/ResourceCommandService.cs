namespace Evolution.Hosting.Native;

/// <summary>Runs commands of resources.</summary>
public sealed class ResourceCommandService
{
    readonly IResourceCollection resources;
    readonly ResourceLoggerService logs;
    readonly IServiceProvider services;

    internal ResourceCommandService(IResourceCollection resources, ResourceLoggerService logs, IServiceProvider services)
    {
        this.resources = resources;
        this.logs = logs;
        this.services = services;
    }

    /// <summary>Runs a command and returns how it ended; what goes wrong is in the result, nothing is thrown.</summary>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default) =>
        resources.TryGetByName(resourceId, out var resource)
            ? ExecuteCommandAsync(resource, commandName, cancellationToken)
            : Task.FromResult(CommandResults.Failure($"There is no resource '{resourceId}'."));

    /// <inheritdoc cref="ExecuteCommandAsync(string, string, CancellationToken)"/>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default) =>
        ExecuteCommandAsync(resource, commandName, new([]), cancellationToken);

    /// <inheritdoc cref="ExecuteCommandAsync(string, string, CancellationToken)"/>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, InteractionInputCollection arguments, CancellationToken cancellationToken = default)
    {
        var commands = resource.Annotations.OfType<ResourceCommandAnnotation>().ToArray();
        if (commands.FirstOrDefault(command => command.Name == commandName) is not { } command)
            return CommandResults.Failure($"'{resource.Name}' has no command '{commandName}'. It has: {string.Join(", ", commands.Select(command => command.Name))}.");
        if (command.Arguments.FirstOrDefault(argument => argument.Required && string.IsNullOrEmpty(arguments.FirstOrDefault(given => given.Name == argument.Name)?.Value)) is { } missing)
            return CommandResults.Failure($"'{commandName}' of '{resource.Name}' needs {missing.Name}{(missing.Placeholder is { } example ? $", such as {example}" : "")}.");
        try
        {
            return await command.ExecuteCommand(new()
            {
                Services = services,
                ResourceName = resource.Name,
                CancellationToken = cancellationToken,
                Arguments = arguments,
                Logger = logs.GetLogger(resource),
            });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CommandResults.Canceled();
        }
        catch (Exception failure)
        {
            return CommandResults.Failure(failure);
        }
    }
}
