using Evolution.Contracts.Payments;
using Evolution.Payments.Risk;

namespace Evolution.Payments.Charges;

/// <summary>Approves or declines charges by the card's token and the customer's risk score, like a payment provider's test environment.</summary>
sealed class Acquirer(RiskScores risks)
{
    /// <summary>The risk score at and above which a charge is declined regardless of the card.</summary>
    const int DeclineThreshold = 95;

    /// <summary>Returns a decision for each request, in the order given.</summary>
    public async Task<IReadOnlyList<Decision>> DecideAsync(IReadOnlyList<PaymentRequest> requests, CancellationToken cancellationToken)
    {
        var scores = await risks.FindAsync([.. requests.Select(request => request.CustomerId)], cancellationToken);
        return [.. requests.Select(request => Decide(request.Card, scores[request.CustomerId]))];
    }

    static Decision Decide(string card, int score)
    {
        var refusal = GetDeclineReason(card);
        return refusal is null && score >= DeclineThreshold
            ? new(score, "The card was declined: too many of the customer's recent charges were declined.", IsByScore: true)
            : new(score, refusal, IsByScore: false);
    }

    static string? GetDeclineReason(string card) => card switch
    {
        TestCards.InsufficientFunds => "The card was declined: insufficient funds.",
        TestCards.Expired => "The card was declined: it has expired.",
        TestCards.Stolen => "The card was declined: it was reported as stolen.",
        _ => null,
    };
}
