using System.Text.Json;
using Evolution.AppHost.Boards;
using Evolution.AppHost.Control;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evolution.AppHost.Commands;

/// <summary>The common parts of the Board's commands that run experiments: the choice of an experiment, and its progress in the Board's log and details.</summary>
static class ExperimentCommand
{
    /// <summary>The name of the argument that selects an experiment.</summary>
    public const string ArgumentName = "experiment";

    const string ProgressProperty = "evolution.experiment";

    static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    /// <summary>Creates the argument that selects an experiment. Its options are loaded from the Board.</summary>
    /// <param name="board">The Board.</param>
    /// <param name="required">Whether the user must choose an experiment.</param>
    /// <param name="placeholder">The text shown while no experiment is chosen.</param>
    public static InteractionInput CreateArgument(BoardClient board, bool required, string placeholder) => new()
    {
        Name = ArgumentName,
        InputType = InputType.Choice,
        Label = "Experiment",
        Placeholder = placeholder,
        Required = required,
        DynamicLoading = new InputLoadOptions { AlwaysLoadOnStart = true, LoadCallback = context => LoadOptionsAsync(board, context) },
    };

    /// <summary>Runs an experiment or a comparison, and reports its progress.</summary>
    public static async Task<ExecuteCommandResult> RunAsync(IResource resource, BoardClient board, string path, string successMessage, ExecuteCommandContext context)
    {
        var notifications = context.Services.GetRequiredService<ResourceNotificationService>();
        using var reportCancellation = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var reportTask = ReportProgressAsync(resource, board, notifications, context.Logger, reportCancellation.Token);
        try
        {
            var (markdown, error) = await board.RunAsync(path, context.CancellationToken);
            return markdown is not null ? CommandResults.Success(successMessage, markdown, CommandResultFormat.Markdown, displayImmediately: true) : CommandResults.Failure(error!);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException)
        {
            return CommandResults.Failure($"The Board cannot be reached: {exception.Message}");
        }
        catch (OperationCanceledException)
        {
            return CommandResults.Canceled();
        }
        finally
        {
            await reportCancellation.CancelAsync();
            await reportTask;
            await notifications.PublishUpdateAsync(resource, snapshot => snapshot.WithoutProperty(ProgressProperty));
        }
    }

    static async Task LoadOptionsAsync(BoardClient board, LoadInputContext context)
    {
        try
        {
            context.Input.Options = [.. (await board.GetExperimentsAsync(context.CancellationToken)).Select(experiment => new KeyValuePair<string, string>(experiment.Name, $"{experiment.Name}: {experiment.Question}"))];
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or OperationCanceledException && !context.CancellationToken.IsCancellationRequested)
        {
            // The Board itself reports the error when the user runs an experiment.
        }
    }

    static async Task ReportProgressAsync(IResource resource, BoardClient board, ResourceNotificationService notifications, ILogger logger, CancellationToken cancellationToken)
    {
        var lastProgress = "";
        using var timer = new PeriodicTimer(PollInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (await board.GetProgressAsync(cancellationToken) is not { } progress || progress == lastProgress) continue;
                lastProgress = progress;
                logger.LogInformation("{Progress}", progress);
                await notifications.PublishUpdateAsync(resource, snapshot => snapshot.WithProperties(new ResourcePropertySnapshot(ProgressProperty, progress) { DisplayName = "Experiment", IsHighlighted = true }));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or JsonException)
        {
            // The run has ended or the Board has stopped: RunAsync reports which.
        }
    }
}
