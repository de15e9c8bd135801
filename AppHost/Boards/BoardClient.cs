using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Evolution.AppHost.Boards;

/// <summary>A client of the Board's API for experiments.</summary>
sealed class BoardClient(BoardAccess access)
{
    // No timeout: a full comparison takes minutes, and the command that waits for it can be canceled.
    static readonly HttpClient Client = new() { Timeout = Timeout.InfiniteTimeSpan };

    static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(5);

    /// <summary>Returns the experiments that at least one of the running topologies allows, with the questions that they answer.</summary>
    public Task<IReadOnlyList<OfferedExperiment>> OffersAsync(CancellationToken cancellationToken) => GetAsync<IReadOnlyList<OfferedExperiment>>("experiments", cancellationToken);

    /// <summary>Returns a description of the progress of the running experiment; null if none runs.</summary>
    public async Task<string?> CourseAsync(CancellationToken cancellationToken) => (await GetAsync<Course>("experiments/course", cancellationToken)).Words;

    /// <summary>Runs an experiment or a comparison to completion.</summary>
    /// <param name="path">The path of the experiment or comparison.</param>
    /// <param name="cancellationToken">Cancels the run; the Board then heals the injected faults.</param>
    /// <returns>The verdict as Markdown, or the reason why there is none.</returns>
    public async Task<(string? Markdown, string? Refusal)> RunAsync(string path, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, path);
        using var answer = await Client.SendAsync(request, cancellationToken);
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadAsStringAsync(cancellationToken), null)
            : (null, (await answer.Content.ReadFromJsonAsync<Problem>(cancellationToken))?.Detail ?? $"The Board answered {(int)answer.StatusCode}.");
    }

    async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ReadLimit);
        using var request = Request(HttpMethod.Get, path);
        using var answer = await Client.SendAsync(request, limit.Token);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, limit.Token))!;
    }

    HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, $"{access.Address}/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access.Token);
        return request;
    }

    sealed record Course(string? Words);

    sealed record Problem(string? Detail);
}

/// <summary>An experiment that can be run on the running topologies.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Question">The question that it answers.</param>
sealed record OfferedExperiment(string Name, string Question);
