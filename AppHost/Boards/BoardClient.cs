using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Evolution.AppHost.Boards;

/// <summary>A client of the Board's API for experiments.</summary>
sealed class BoardClient(BoardConnectionInfo connection)
{
    // No timeout: a full comparison takes minutes, and the command that waits for it can be canceled.
    static readonly HttpClient Client = new() { Timeout = Timeout.InfiniteTimeSpan };

    static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Returns the experiments that at least one of the running topologies supports.</summary>
    public Task<IReadOnlyList<AvailableExperiment>> GetExperimentsAsync(CancellationToken cancellationToken) => GetAsync<IReadOnlyList<AvailableExperiment>>("experiments", cancellationToken);

    /// <summary>Returns a description of the progress of the running experiment; null if none is running.</summary>
    public async Task<string?> GetProgressAsync(CancellationToken cancellationToken) => (await GetAsync<ProgressResponse>("experiments/course", cancellationToken)).Words;

    /// <summary>Runs an experiment or a comparison to completion.</summary>
    /// <param name="path">The path of the experiment or comparison.</param>
    /// <param name="cancellationToken">Cancels the run; the Board then heals the injected faults.</param>
    /// <returns>The results as Markdown, or an error message.</returns>
    public async Task<(string? Markdown, string? Error)> RunAsync(string path, CancellationToken cancellationToken)
    {
        using var request = CreateRequest(HttpMethod.Post, path);
        using var response = await Client.SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode
            ? (await response.Content.ReadAsStringAsync(cancellationToken), null)
            : (null, (await response.Content.ReadFromJsonAsync<Problem>(cancellationToken))?.Detail ?? $"The Board returned {(int)response.StatusCode}.");
    }

    async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(ReadTimeout);
        using var request = CreateRequest(HttpMethod.Get, path);
        using var response = await Client.SendAsync(request, timeout.Token);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, timeout.Token))!;
    }

    HttpRequestMessage CreateRequest(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, $"{connection.Address}/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", connection.Token);
        return request;
    }

    sealed record ProgressResponse(string? Words);

    sealed record Problem(string? Detail);
}

/// <summary>An experiment that the running topologies support.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Question">The question that it answers.</param>
sealed record AvailableExperiment(string Name, string Question);
