using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Evolution.ServiceDefaults.Errors;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Evolution.ServiceDefaults.Remote;

/// <summary>
/// Calls another service. In phase 0 it is a plain HTTP client without timeouts; from phase 1 on it has timeouts, a
/// bulkhead, retries and a circuit breaker. Every failure of a call becomes a <see cref="DependencyException"/> that names the service.
/// </summary>
public sealed class RemoteServiceClient
{
    readonly string service;
    readonly RemoteServiceOptions options;
    readonly IHttpClientFactory clients;
    readonly RemoteCalls calls;
    readonly GuardedService? guardedService;

    /// <summary>Creates a client for a service.</summary>
    /// <param name="service">The name of the service.</param>
    /// <param name="options">The options that protect the caller.</param>
    /// <param name="clients">Creates the HTTP client that is registered under that name.</param>
    /// <param name="calls">Counts the calls.</param>
    /// <param name="guardedService">The service's circuit breaker; null if there is none.</param>
    internal RemoteServiceClient(string service, RemoteServiceOptions options, IHttpClientFactory clients, RemoteCalls calls, GuardedService? guardedService) =>
        (this.service, this.options, this.clients, this.calls, this.guardedService) = (service, options, clients, calls, guardedService);

    /// <summary>Whether no circuit breaker limits the calls: it is closed, or there is none.</summary>
    public bool IsUnrestricted => guardedService is null or { StateProvider.CircuitState: CircuitState.Closed };

    /// <summary>Sends a GET request.</summary>
    /// <exception cref="DependencyException">The service did not return a value, or its response does not match the contract.</exception>
    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        (await SendAsync(new(HttpMethod.Get, path), type, cancellationToken)).Require(service);

    /// <summary>Sends a GET request for something that may not exist.</summary>
    /// <inheritdoc cref="PutAsync{TBody, TResponse}"/>
    public Task<RemoteResponse<TResponse>> FindAsync<TResponse>(string path, JsonTypeInfo<TResponse> responseType, CancellationToken cancellationToken) =>
        SendAsync(new(HttpMethod.Get, path), responseType, cancellationToken);

    /// <summary>Sends an idempotent PUT request.</summary>
    /// <returns>The response, which may be a refusal (status 400 to 499).</returns>
    /// <exception cref="DependencyException">The service did not respond or failed, or its response does not match the contract.</exception>
    public Task<RemoteResponse<TResponse>> PutAsync<TBody, TResponse>(string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TResponse> responseType, CancellationToken cancellationToken) =>
        SendAsync(new(HttpMethod.Put, path) { Content = JsonContent.Create(body, bodyType) }, responseType, cancellationToken);

    /// <inheritdoc cref="PutAsync{TBody, TResponse}"/>
    public Task<RemoteResponse<TResponse>> PutAsync<TResponse>(string path, JsonTypeInfo<TResponse> responseType, CancellationToken cancellationToken) =>
        SendAsync(new(HttpMethod.Put, path), responseType, cancellationToken);

    /// <summary>Sends an idempotent DELETE request.</summary>
    /// <inheritdoc cref="PutAsync{TBody, TResponse}"/>
    public Task<RemoteResponse<TResponse>> DeleteAsync<TResponse>(string path, JsonTypeInfo<TResponse> responseType, CancellationToken cancellationToken) =>
        SendAsync(new(HttpMethod.Delete, path), responseType, cancellationToken);

    async Task<RemoteResponse<T>> SendAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            using var client = clients.CreateClient(service);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var status = (int)response.StatusCode;
            var result = response.IsSuccessStatusCode ? new RemoteResponse<T>(status, await response.Content.ReadFromJsonAsync(type, cancellationToken) ?? throw new JsonException("The body is null."), null)
                : status is >= 400 and < 500 and not 408 and not 429 ? new(status, default, await ReadProblemAsync(response, cancellationToken))
                : throw new DependencyException(service, $"{service} returned status {status}.");
            calls.CountResponse(service, isRefused: !response.IsSuccessStatusCode);
            return result;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && ToDependencyException(exception) is { } dependencyException)
        {
            calls.CountFailure(service, exception);
            if (dependencyException == exception) throw;
            throw dependencyException;
        }
        finally
        {
            request.Dispose();
        }
    }

    DependencyException? ToDependencyException(Exception failure) => failure switch
    {
        DependencyException dependencyException => dependencyException,
        BrokenCircuitException => new(service, $"{service} has failed repeatedly. Its circuit breaker is open.", failure) { RetryAfter = options.BreakDuration },
        TimeoutRejectedException or OperationCanceledException => new(service, $"{service} did not respond in time.", failure),
        HttpRequestException or IOException => new(service, $"{service} cannot be reached.", failure),
        JsonException => new(service, $"{service} returned a response that does not match the contract.", failure),
        _ => null,
    };

    static async Task<string?> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType is not "application/problem+json") return response.ReasonPhrase;
        using var problem = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        return problem.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("detail", out var detail) && detail.ValueKind is JsonValueKind.String
            ? detail.GetString()
            : response.ReasonPhrase;
    }
}
