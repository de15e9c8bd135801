using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evolution.Payments.Charges;

/// <summary>Maps the route that checks whether a card may be charged. The check has no side effects, so it can be repeated.</summary>
static class AuthorizationEndpoints
{
    public static void MapAuthorizations(this IEndpointRouteBuilder routes) => routes
        .MapPut("/authorizations/{orderId:guid}", AuthorizeAsync)
        .WithTags("Authorizations")
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status402PaymentRequired)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    static async Task<Results<Ok<Authorization>, ProblemHttpResult>> AuthorizeAsync(Guid orderId, Payment payment, Acquirer acquirer, CrashPoints crashPoints, CancellationToken cancellationToken)
    {
        using var step = OrderActivity.Start(PaymentSteps.Authorize, orderId);
        var decisions = await acquirer.DecideAsync([new(orderId, payment.CustomerId, payment.Card, payment.Amount)], cancellationToken);
        crashPoints.Pass(PaymentsCrashPoints.BeforeAuthorization);
        step.SetOutcome(decisions[0].Refusal is null ? PaymentSteps.Authorized : PaymentSteps.Declined);
        return decisions[0] is { Refusal: { } reason }
            ? TypedResults.Problem(reason, statusCode: StatusCodes.Status402PaymentRequired)
            : TypedResults.Ok(new Authorization(orderId, payment.Amount, decisions[0].RiskScore));
    }
}
