using Evolution.Contracts.Payments;
using Evolution.Payments.Risk;

namespace Evolution.Payments.Charges;

/// <summary>Decides whether cards may be charged, as a bank's test environment does: by the card's token, and by the customer's risk score.</summary>
sealed class Acquirer(RiskScores risks)
{
    /// <summary>The score from which a customer is declined regardless of the card.</summary>
    const int TooRisky = 95;

    /// <summary>Returns a decision for each request, in the order given.</summary>
    public async Task<IReadOnlyList<Decision>> DecideAsync(IReadOnlyList<PaymentRequest> requests, CancellationToken cancellationToken)
    {
        var scores = await risks.FindAsync([.. requests.Select(request => request.CustomerId)], cancellationToken);
        return [.. requests.Select(request => new Decision(scores[request.CustomerId], Refusal(request.Card, scores[request.CustomerId])))];
    }

    static string? Refusal(string card, int score) => card switch
    {
        TestCards.InsufficientFunds => "The card was declined: insufficient funds.",
        TestCards.Expired => "The card was declined: it has expired.",
        TestCards.Stolen => "The card was declined: it was reported as stolen.",
        _ when score >= TooRisky => "The card was declined: too many of the customer's charges were declined before.",
        _ => null,
    };
}
