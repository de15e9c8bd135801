using Dapper;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Evolution.Payments.Charges;

/// <summary>Maps the routes that charge and refund an order, both idempotent per order, and those that return charges.</summary>
static class ChargeEndpoints
{
    public static void MapCharges(this IEndpointRouteBuilder routes)
    {
        var charges = routes.MapGroup("/charges").WithTags("Charges").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        charges.MapGet("/totals", GetTotalsAsync);
        charges.MapGet("/{orderId:guid}", FindAsync).ProducesProblem(StatusCodes.Status404NotFound);
        charges.MapPut("/{orderId:guid}", ChargeAsync)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status402PaymentRequired)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status410Gone);
        charges.MapPut("/{orderId:guid}/refund", RefundAsync);
    }

    static async Task<Results<Ok<Charge>, ProblemHttpResult>> FindAsync(Guid orderId, ChargeLedger ledger, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var charges = await ledger.FindAsync([orderId], connection, cancellationToken);
        return charges.TryGetValue(orderId, out var charge) ? TypedResults.Ok(charge)
            : TypedResults.Problem($"Nothing was charged for order {orderId}.", statusCode: StatusCodes.Status404NotFound);
    }

    static async Task<Results<Ok<Charge>, ProblemHttpResult>> ChargeAsync(Guid orderId, Payment payment, ChargeLedger ledger, CrashPoints crashPoints, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        using var step = OrderActivity.Start(PaymentSteps.Charge, orderId);
        // Each statement opens the connection itself: the risk score may need one too, and requests that hold one while waiting for another can deadlock.
        await using var connection = database.CreateConnection();
        var charges = await ledger.ChargeAsync([new(orderId, payment.CustomerId, payment.Card, payment.Amount)], connection, cancellationToken);
        crashPoints.Pass(PaymentsCrashPoints.AfterCharge);
        var charge = charges[0];
        step.SetOutcome(PaymentSteps.GetOutcome(charge));
        return charge switch
        {
            { Status: ChargeStatus.Declined } => TypedResults.Problem(charge.Reason, statusCode: StatusCodes.Status402PaymentRequired),
            { Status: ChargeStatus.Refunded } => TypedResults.Problem($"The charge for order {orderId} was refunded.", statusCode: StatusCodes.Status410Gone),
            _ when charge.Amount != payment.Amount || charge.CustomerId != payment.CustomerId =>
                TypedResults.Problem($"Order {orderId} was already charged with a different amount or customer.", statusCode: StatusCodes.Status409Conflict),
            _ => TypedResults.Ok(charge),
        };
    }

    static async Task<Ok<Charge>> RefundAsync(Guid orderId, ChargeLedger ledger, CrashPoints crashPoints, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        using var step = OrderActivity.Start(PaymentSteps.Refund, orderId);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        crashPoints.Pass(PaymentsCrashPoints.BeforeRefund);
        var refunded = await ledger.RefundAsync(orderId, connection, cancellationToken);
        crashPoints.Pass(PaymentsCrashPoints.AfterRefund);
        step.SetOutcome(PaymentSteps.GetOutcome(refunded));
        return TypedResults.Ok(refunded);
    }

    static async Task<Ok<ChargeTotals>> GetTotalsAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var totals = (await connection.QueryAsync<(long Count, decimal Amount, string Currency)>(new CommandDefinition(
            "SELECT count(*), sum(amount_minor), currency FROM payments.charges WHERE status = 'charged' GROUP BY currency ORDER BY currency", cancellationToken: cancellationToken))).AsList();
        return TypedResults.Ok(new ChargeTotals(totals.Sum(total => total.Count), [.. totals.Select(total => MoneyTotal.Create(total.Amount, total.Currency))]));
    }
}
