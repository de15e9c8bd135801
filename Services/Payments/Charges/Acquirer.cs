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
        return [.. requests.Select(request => new Decision(scores[request.CustomerId], GetDeclineReason(request.Card, scores[request.CustomerId])))];
    }

    static string? GetDeclineReason(string card, int score) => card switch
    {
        TestCards.InsufficientFunds => "The card was declined: insufficient funds.",
        TestCards.Expired => "The card was declined: it has expired.",
        TestCards.Stolen => "The card was declined: it was reported as stolen.",
        _ when score >= DeclineThreshold => "The card was declined: too many of the customer's recent charges were declined.",
        _ => null,
    };
}
