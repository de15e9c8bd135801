namespace Evolution.ServiceDefaults.Remote;

/// <summary>
/// Limits the retries of the calls to one service in proportion to its successful calls, so that they do not multiply the load of a service
/// that fails because it is overloaded. This is gRPC's retry throttling (gRFC A6): a failed attempt costs one token, a successful one returns a part
/// of one, and calls are retried only while more than half of the tokens are left. A circuit breaker opens later, when half of the calls fail.
/// </summary>
/// <param name="maxTokens">The number of tokens at the start, which is also the maximum. After half as many failed attempts in a row, no call is retried.</param>
/// <param name="tokensPerSuccess">The part of a token that a success returns: the number of retries per successful call in the long run.</param>
/// <seealso href="https://github.com/grpc/proposal/blob/master/A6-client-retries.md"/>
sealed class RetryBudget(double maxTokens, double tokensPerSuccess)
{
    readonly Lock tokensLock = new();
    double spentTokens;

    /// <summary>Counts an attempt that succeeded.</summary>
    public void AddSuccess()
    {
        lock (tokensLock) spentTokens = Math.Max(0, spentTokens - tokensPerSuccess);
    }

    /// <summary>Counts an attempt that failed.</summary>
    /// <returns>Whether the budget allows a retry.</returns>
    public bool TryRetry()
    {
        lock (tokensLock)
        {
            spentTokens = Math.Min(maxTokens, spentTokens + 1);
            return spentTokens < maxTokens / 2;
        }
    }
}
