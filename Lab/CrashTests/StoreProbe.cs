using Evolution.Lab.Integrity;
using Npgsql;
using RabbitMQ.Client.Exceptions;

namespace Evolution.Lab.CrashTests;

/// <summary>Reads stores that a fault may have damaged.</summary>
static class StoreProbe
{
    /// <summary>Returns whether no order or message is in progress; false if a store cannot be read, because it may still be starting.</summary>
    public static async Task<bool> IsSettledAsync(ShopDataReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.IsSettledAsync(cancellationToken);
        }
        catch (Exception exception) when (IsStoreError(exception))
        {
            return false;
        }
    }

    /// <summary>Returns why a store cannot be read; null if all can.</summary>
    public static async Task<string?> FindErrorAsync(ShopDataReader reader, CancellationToken cancellationToken)
    {
        try
        {
            await reader.ReadAsync(cancellationToken);
            return null;
        }
        catch (Exception exception) when (IsStoreError(exception))
        {
            return exception.Message;
        }
    }

    static bool IsStoreError(Exception exception) => exception is NpgsqlException or IOException or RabbitMQClientException;
}
