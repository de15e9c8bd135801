using System.Security.Cryptography;
using System.Text.Json;
using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Npgsql;

namespace Evolution.Orders.Placing;

/// <summary>A key with which a caller can safely retry a request: the same key with the same body identifies the same order.</summary>
/// <param name="Value">The value of the <c>Idempotency-Key</c> header.</param>
/// <param name="RequestHash">The SHA-256 hash of the request, which detects a different body.</param>
sealed record IdempotencyKey(string Value, byte[] RequestHash)
{
    public const string Header = "Idempotency-Key";
    public const int MaxLength = 200;

    public static IdempotencyKey Create(string value, PlaceOrder request) =>
        new(value, SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, ContractsJson.Default.PlaceOrder)));

    /// <summary>Creates the command that claims the key for an order. It must run in the transaction that stores the order. A concurrent claim blocks until the first commits, then fails on the unique constraint.</summary>
    public NpgsqlBatchCommand CreateClaimCommand(Guid order) => new("INSERT INTO orders.idempotency_keys (key, request_hash, order_id) VALUES ($1, $2, $3)")
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = Value },
            new NpgsqlParameter<byte[]> { TypedValue = RequestHash },
            new NpgsqlParameter<Guid> { TypedValue = order },
        },
    };

    /// <summary>Returns whether a statement failed because the key was claimed before.</summary>
    public static bool IsKeyConflict(PostgresException failure) => failure is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "idempotency_keys_pkey" };
}
