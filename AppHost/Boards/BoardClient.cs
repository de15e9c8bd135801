using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Evolution.AppHost.Boards;

/// <summary>Asks the Board for experiments.</summary>
sealed class BoardClient(BoardAccess access)
{
    // No time limit: a full comparison takes minutes, and the command that waits for it can be cancelled.
    static readonly HttpClient Client = new() { Timeout = Timeout.InfiniteTimeSpan };

    static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(5);

    /// <summary>The experiments that at least one of the running topologies allows, with the questions that they answer.</summary>
    public Task<IReadOnlyList<OfferedExperiment>> OffersAsync(CancellationToken cancellation) => GetAsync<IReadOnlyList<OfferedExperiment>>("experiments", cancellation);

    /// <summary>How far the experiment is that runs, in words; null where none does.</summary>
    public async Task<string?> CourseAsync(CancellationToken cancellation) => (await GetAsync<Course>("experiments/course", cancellation)).Words;

    /// <summary>Runs something to its end, and cancels it where the caller does.</summary>
    /// <param name="path">The path of what is run.</param>
    /// <param name="cancellation">Ends it; the Board heals what it broke.</param>
    /// <returns>The verdict as Markdown, or why there is none.</returns>
    public async Task<(string? Markdown, string? Refusal)> RunAsync(string path, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Post, path);
        using var answer = await Client.SendAsync(request, cancellation);
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadAsStringAsync(cancellation), null)
            : (null, (await answer.Content.ReadFromJsonAsync<Problem>(cancellation))?.Detail ?? $"The Board answered {(int)answer.StatusCode}.");
    }

    async Task<T> GetAsync<T>(string path, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
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

/// <summary>An experiment that can be run on what runs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Question">The question that it answers.</param>
sealed record OfferedExperiment(string Name, string Question);
