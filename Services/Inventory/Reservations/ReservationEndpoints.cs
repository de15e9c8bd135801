using Evolution.Contracts.Inventory;
using Evolution.Contracts.Orders;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Evolution.Inventory.Reservations;

/// <summary>Maps the routes that reserve and release an order's stock; both are idempotent per order.</summary>
static class ReservationEndpoints
{
    public static void MapReservations(this IEndpointRouteBuilder routes)
    {
        var reservations = routes.MapGroup("/reservations/{orderId:guid}").WithTags("Reservations").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        reservations.MapGet("/", FindAsync).ProducesProblem(StatusCodes.Status404NotFound);
        reservations.MapPut("/", ReserveAsync)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status410Gone);
        reservations.MapDelete("/", ReleaseAsync);
    }

    static async Task<Results<Ok<Reservation>, ProblemHttpResult>> FindAsync(Guid orderId, StockLedger ledger, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var reservations = await ledger.FindAsync([orderId], connection, cancellationToken);
        return reservations.TryGetValue(orderId, out var reservation) ? TypedResults.Ok(reservation)
            : TypedResults.Problem($"There is no reservation for order {orderId}.", statusCode: StatusCodes.Status404NotFound);
    }

    static async Task<Results<Ok<Reservation>, ProblemHttpResult>> ReserveAsync(Guid orderId, Reserve request, StockLedger ledger, CrashPoints crashPoints, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        using var step = OrderActivity.Start(ReservationSteps.Reserve, orderId);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var outcomes = await ledger.ReserveAsync([new(orderId, request.Lines)], keepRefusals: false, connection, cancellationToken);
        crashPoints.Pass(InventoryCrashPoints.BeforeReservationCommit);
        await transaction.CommitAsync(cancellationToken);
        crashPoints.Pass(InventoryCrashPoints.AfterReservationCommit);
        step.SetOutcome(ReservationSteps.GetOutcome(outcomes.Single()));
        return outcomes.Single() switch
        {
            StockOutcome.Reserved => TypedResults.Ok(new Reservation(orderId, ReservationStatus.Reserved, request.Lines)),
            StockOutcome.Existing { Reservation.Status: ReservationStatus.Reserved } existing => TypedResults.Ok(existing.Reservation),
            StockOutcome.Refused { Status: OrderStatus.Rejected } refused => TypedResults.Problem(refused.Reason, statusCode: StatusCodes.Status404NotFound),
            StockOutcome.Refused refused => TypedResults.Problem(refused.Reason, statusCode: StatusCodes.Status409Conflict),
            _ => TypedResults.Problem($"The reservation for order {orderId} was released.", statusCode: StatusCodes.Status410Gone),
        };
    }

    static async Task<Ok<Reservation>> ReleaseAsync(Guid orderId, StockLedger ledger, CrashPoints crashPoints, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        using var step = OrderActivity.Start(ReservationSteps.Release, orderId);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var releases = await ledger.ReleaseAsync([orderId], connection, cancellationToken);
        var reservation = (await ledger.FindAsync([orderId], connection, cancellationToken))[orderId];
        crashPoints.Pass(InventoryCrashPoints.BeforeReleaseCommit);
        await transaction.CommitAsync(cancellationToken);
        crashPoints.Pass(InventoryCrashPoints.AfterReleaseCommit);
        step.SetOutcome(releases.TryGetValue(orderId, out var release) && release.IsNew ? ReservationSteps.Released : ReservationSteps.NothingReserved);
        return TypedResults.Ok(reservation);
    }
}
