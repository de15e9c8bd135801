using System.Text.Json;
using Evolution.AppHost.Boards;
using Evolution.AppHost.Control;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evolution.AppHost.Commands;

/// <summary>The common parts of the Board's commands that run experiments: the choice of an experiment, and its progress in the Board's log and details.</summary>
static class ExperimentCommand
{
    const string ArgumentName = "experiment";

    const string RateName = "rate";

    const string ProgressProperty = "evolution.experiment";

    static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    /// <summary>Creates the arguments of a command: the rate, and the experiment. The options of the experiment are loaded from the Board.</summary>
    /// <param name="board">The Board.</param>
    /// <param name="required">Whether the user must choose an experiment.</param>
    /// <param name="placeholder">The text shown while no experiment is chosen.</param>
    /// <remarks>The rate comes first, because the dashboard focuses the first input of its dialog, and its page fails if that is a list that is not drawn yet.</remarks>
    public static IReadOnlyList<InteractionInput> CreateArguments(BoardClient board, bool required, string placeholder) =>
    [
        new()
        {
            Name = RateName,
            InputType = InputType.Number,
            Label = "Requests per second to each phase",
            Placeholder = "100",
        },
        new()
        {
            Name = ArgumentName,
            InputType = InputType.Choice,
            Label = "Experiment",
            Placeholder = placeholder,
            Required = required,
            DynamicLoading = new InputLoadOptions { AlwaysLoadOnStart = true, LoadCallback = context => LoadOptionsAsync(board, context) },
        },
    ];

    /// <summary>Returns the chosen experiment; empty if there is none.</summary>
    public static string GetExperiment(ExecuteCommandContext context) => context.Arguments.GetString(ArgumentName) ?? "";

    /// <summary>Runs an experiment or a comparison at the chosen rate, and reports its progress.</summary>
    public static async Task<ExecuteCommandResult> RunAsync(IResource resource, BoardClient board, string path, string successMessage, ExecuteCommandContext context)
    {
        if (context.Arguments.GetString(RateName) is { Length: > 0 } rate) path = QueryHelpers.AddQueryString(path, "rate", rate);
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
