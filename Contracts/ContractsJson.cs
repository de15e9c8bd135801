using System.Text.Json;
using System.Text.Json.Serialization;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;

namespace Evolution.Contracts;

/// <summary>The JSON serialization of the contracts, generated at build time without reflection. Missing members are errors; unknown members are ignored.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Stock))]
[JsonSerializable(typeof(IReadOnlyList<Stock>), TypeInfoPropertyName = "Stocks")]
[JsonSerializable(typeof(ImportProducts))]
[JsonSerializable(typeof(ImportedProducts))]
[JsonSerializable(typeof(Reserve))]
[JsonSerializable(typeof(Reservation))]
[JsonSerializable(typeof(Payment))]
[JsonSerializable(typeof(Authorization))]
[JsonSerializable(typeof(Charge))]
[JsonSerializable(typeof(ChargeTotals))]
[JsonSerializable(typeof(IReadOnlyList<OrderLine>))]
[JsonSerializable(typeof(PlaceOrder))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Page<Order>), TypeInfoPropertyName = "OrderPage")]
[JsonSerializable(typeof(SalesReport))]
[JsonSerializable(typeof(OrderPlaced))]
[JsonSerializable(typeof(StockReserved))]
[JsonSerializable(typeof(StockRejected))]
[JsonSerializable(typeof(StockReleased))]
[JsonSerializable(typeof(PaymentCharged))]
[JsonSerializable(typeof(PaymentDeclined))]
[JsonSerializable(typeof(Product))]
[JsonSerializable(typeof(Page<Product>), TypeInfoPropertyName = "ProductPage")]
[JsonSerializable(typeof(IReadOnlyList<Product>), TypeInfoPropertyName = "Products")]
#if RELEASE_2
[JsonSerializable(typeof(Inventory.V1.Product), TypeInfoPropertyName = "ProductV1")]
[JsonSerializable(typeof(Page<Inventory.V1.Product>), TypeInfoPropertyName = "ProductPageV1")]
[JsonSerializable(typeof(IReadOnlyList<Inventory.V1.Product>), TypeInfoPropertyName = "ProductsV1")]
#endif
public sealed partial class ContractsJson : JsonSerializerContext;
