using System.Text.Json;
using Evolution.AppHost.Boards;
using Evolution.AppHost.Control;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evolution.AppHost.Commands;

/// <summary>The common parts of the Board's commands that run experiments: the choice of an experiment, and its progress in the Board's log and details.</summary>
static class ExperimentCommand
{
    /// <summary>The name of the argument.</summary>
    public const string Argument = "experiment";

    const string CourseProperty = "evolution.experiment";

    static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    /// <summary>Creates the choice among the experiments that the running topologies allow, which it loads from the Board.</summary>
    /// <param name="board">The Board.</param>
    /// <param name="required">Whether the user must choose an experiment.</param>
    /// <param name="placeholder">The text that is shown while none is chosen.</param>
    public static InteractionInput Choice(BoardClient board, bool required, string placeholder) => new()
    {
        Name = Argument,
        InputType = InputType.Choice,
        Label = "Experiment",
        Placeholder = placeholder,
        Required = required,
        DynamicLoading = new InputLoadOptions { AlwaysLoadOnStart = true, LoadCallback = context => LoadAsync(board, context) },
    };

    /// <summary>Runs an experiment or a comparison, and reports its progress meanwhile.</summary>
    public static async Task<ExecuteCommandResult> RunAsync(IResource resource, BoardClient board, string path, string done, ExecuteCommandContext context)
    {
        var notifications = context.Services.GetRequiredService<ResourceNotificationService>();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var following = FollowAsync(resource, board, notifications, context.Logger, ended.Token);
        try
        {
            var (markdown, refusal) = await board.RunAsync(path, context.CancellationToken);
            return markdown is not null ? CommandResults.Success(done, markdown, CommandResultFormat.Markdown, displayImmediately: true) : CommandResults.Failure(refusal!);
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
            await ended.CancelAsync();
            await following;
            await notifications.PublishUpdateAsync(resource, snapshot => snapshot.Without(CourseProperty));
        }
    }

    static async Task LoadAsync(BoardClient board, LoadInputContext context)
    {
        try
        {
            context.Input.Options = [.. (await board.OffersAsync(context.CancellationToken)).Select(offer => new KeyValuePair<string, string>(offer.Name, $"{offer.Name}: {offer.Question}"))];
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or OperationCanceledException && !context.CancellationToken.IsCancellationRequested)
        {
            // The Board itself reports the error when the user runs an experiment.
        }
    }

    static async Task FollowAsync(IResource resource, BoardClient board, ResourceNotificationService notifications, ILogger logger, CancellationToken ended)
    {
        var said = "";
        using var timer = new PeriodicTimer(PollInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                if (await board.CourseAsync(ended) is not { } course || course == said) continue;
                said = course;
                logger.LogInformation("{Course}", course);
                await notifications.PublishUpdateAsync(resource, snapshot => snapshot.With(new ResourcePropertySnapshot(CourseProperty, course) { DisplayName = "Experiment", IsHighlighted = true }));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or JsonException)
        {
            // The run or the Board has ended: RunAsync reports which.
        }
    }
}
