using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.Contracts.Tests.Releasing;

namespace Evolution.Contracts.Tests;

/// <summary>The exact JSON of every contract: an unintended change fails here first.</summary>
public sealed class GoldenJsonTests
{
    static readonly Guid Id = Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057");
    static readonly Money Price = new(1999, "EUR");
    static readonly StockLevel Level = new(7, 40, 3);

    public static TheoryData<GoldenContract> Contracts =>
    [
        GoldenContract.Of(Price, """{"minorUnits":1999,"currency":"EUR"}"""),
        GoldenContract.Of(new Inventory.V1.Product(7, "Small Oak Chair", 19.99m), """{"id":7,"name":"Small Oak Chair","price":19.99}"""),
        GoldenContract.Of(new Inventory.Product(7, "Small Oak Chair", Price), """{"id":7,"name":"Small Oak Chair","price":{"minorUnits":1999,"currency":"EUR"}}"""),
        GoldenContract.Of(new Page<Inventory.Product>([new(7, "Chair", Price)], 2, 20, 21), """{"items":[{"id":7,"name":"Chair","price":{"minorUnits":1999,"currency":"EUR"}}],"number":2,"size":20,"total":21}"""),
        GoldenContract.Of(new Stock(7, 40, 100), """{"productId":7,"available":40,"initial":100}"""),
        GoldenContract.Of(new ImportProducts([new("Chair", Price, 5)]), """{"products":[{"name":"Chair","price":{"minorUnits":1999,"currency":"EUR"},"available":5}]}"""),
        GoldenContract.Of(new ImportedProducts([1001]), """{"ids":[1001]}"""),
        GoldenContract.Of(new Reserve([new(7, 2)]), """{"lines":[{"productId":7,"quantity":2}]}"""),
        GoldenContract.Of(new Reservation(Id, ReservationStatus.Released, [new(7, 2)]), $$$"""{"orderId":"{{{Id}}}","status":"released","lines":[{"productId":7,"quantity":2}]}"""),
        GoldenContract.Of(new Payment("anna", TestCards.Approved, Price), """{"customerId":"anna","card":"tok_approved","amount":{"minorUnits":1999,"currency":"EUR"}}"""),
        GoldenContract.Of(new Authorization(Id, Price, 12), $$$"""{"orderId":"{{{Id}}}","amount":{"minorUnits":1999,"currency":"EUR"},"riskScore":12}"""),
        GoldenContract.Of(new Charge(Id, "anna", Price, ChargeStatus.Charged, null), $$$"""{"orderId":"{{{Id}}}","customerId":"anna","amount":{"minorUnits":1999,"currency":"EUR"},"status":"charged","reason":null}"""),
        GoldenContract.Of(new ChargeTotals(2, [Price]), """{"count":2,"charged":[{"minorUnits":1999,"currency":"EUR"}]}"""),
        GoldenContract.Of(new PlaceOrder("anna", "tok_approved", [new(7, 2)]), """{"customerId":"anna","card":"tok_approved","lines":[{"productId":7,"quantity":2}]}"""),
        GoldenContract.Of(
            new Order(Id, "anna", OrderStatus.OutOfStock, "Gone.", [new(7, 2, null)], null, DateTimeOffset.Parse("2026-01-02T03:04:05.678901Z")),
            $$$"""{"id":"{{{Id}}}","customerId":"anna","status":"out-of-stock","reason":"Gone.","lines":[{"productId":7,"quantity":2,"unitPrice":null}],"total":null,"placedAt":"2026-01-02T03:04:05.678901+00:00"}"""),
        GoldenContract.Of(
            new SalesReport(DateTimeOffset.UnixEpoch, 1, [Price], [new(7, "Chair", 2, Price, 40)]),
            """{"asOf":"1970-01-01T00:00:00+00:00","orders":1,"charged":[{"minorUnits":1999,"currency":"EUR"}],"products":[{"productId":7,"name":"Chair","units":2,"revenue":{"minorUnits":1999,"currency":"EUR"},"available":40}]}"""),
        GoldenContract.Of(new OrderPlaced(Id, "anna", "tok_approved", [new(7, 2)]), $$$"""{"orderId":"{{{Id}}}","customerId":"anna","card":"tok_approved","lines":[{"productId":7,"quantity":2}]}"""),
        GoldenContract.Of(
            new StockReserved(Id, "anna", "tok_approved", [new(7, "Chair", 2, Price, Level)], Price),
            $$$"""{"orderId":"{{{Id}}}","customerId":"anna","card":"tok_approved","lines":[{"productId":7,"name":"Chair","quantity":2,"unitPrice":{"minorUnits":1999,"currency":"EUR"},"level":{"productId":7,"available":40,"version":3}}],"total":{"minorUnits":1999,"currency":"EUR"}}"""),
        GoldenContract.Of(new StockRejected(Id, OrderStatus.OutOfStock, "Gone."), $$$"""{"orderId":"{{{Id}}}","status":"out-of-stock","reason":"Gone."}"""),
        GoldenContract.Of(new StockReleased(Id, [Level]), $$$"""{"orderId":"{{{Id}}}","levels":[{"productId":7,"available":40,"version":3}]}"""),
        GoldenContract.Of(
            new PaymentCharged(Id, [new(7, "Chair", 2, Price, Level)], Price),
            $$$"""{"orderId":"{{{Id}}}","lines":[{"productId":7,"name":"Chair","quantity":2,"unitPrice":{"minorUnits":1999,"currency":"EUR"},"level":{"productId":7,"available":40,"version":3}}],"total":{"minorUnits":1999,"currency":"EUR"}}"""),
        GoldenContract.Of(new PaymentDeclined(Id, "No."), $$$"""{"orderId":"{{{Id}}}","reason":"No."}"""),
    ];

    [Theory]
    [MemberData(nameof(Contracts))]
    public void A_contract_is_serialized_exactly_as_agreed(GoldenContract golden) => golden.Serialize().ShouldBe(golden.Json, WireFormat.Advice);

    [Theory]
    [MemberData(nameof(Contracts))]
    public void A_contract_round_trips_unchanged(GoldenContract golden) => golden.RoundTrip(golden.Json).ShouldBe(golden.Json, WireFormat.Advice);

    [Theory]
    [MemberData(nameof(Contracts))]
    public void An_unknown_member_is_ignored(GoldenContract golden) =>
        golden.RoundTrip($$"""{"fromALaterRelease":{"x":[1]},{{golden.Json[1..]}}""").ShouldBe(golden.Json);

    [Theory]
    [MemberData(nameof(Contracts))]
    public void A_missing_member_is_an_error(GoldenContract golden)
    {
        using var document = JsonDocument.Parse(golden.Json);
        foreach (var removed in document.RootElement.EnumerateObject())
        {
            var rest = JsonSerializer.Serialize(document.RootElement.EnumerateObject().Where(member => member.Name != removed.Name).ToDictionary(member => member.Name, member => member.Value));
            Should.Throw<JsonException>(() => golden.RoundTrip(rest), $"{golden} without {removed.Name}").Message.ShouldContain(removed.Name);
        }
    }

    [Fact]
    public void Every_contract_type_has_golden_JSON()
    {
        var coveredTypes = new HashSet<Type>();
        foreach (var golden in Contracts) AddTypes(golden.Data.Type, coveredTypes);
        typeof(ContractsJson).Assembly.GetExportedTypes().Where(IsRecord).Except(coveredTypes).ShouldBeEmpty("these types have no agreed JSON; add them to Contracts above");
    }

    [Theory]
    [InlineData(OrderStatus.Pending, "pending")]
    [InlineData(OrderStatus.Confirmed, "confirmed")]
    [InlineData(OrderStatus.Declined, "declined")]
    [InlineData(OrderStatus.OutOfStock, "out-of-stock")]
    [InlineData(OrderStatus.Rejected, "rejected")]
    [InlineData(OrderStatus.Failed, "failed")]
    [InlineData(ReservationStatus.Reserved, "reserved")]
    [InlineData(ReservationStatus.Released, "released")]
    [InlineData(ChargeStatus.Charged, "charged")]
    [InlineData(ChargeStatus.Declined, "declined")]
    [InlineData(ChargeStatus.Refunded, "refunded")]
    public void A_status_is_serialized_in_kebab_case(object status, string name) =>
        JsonSerializer.Serialize(status, ContractsJson.Default.GetTypeInfo(status.GetType())!).ShouldBe($"\"{name}\"", WireFormat.Advice);

    [Fact]
    public void A_status_is_not_read_from_a_number() =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize("1", ContractsJson.Default.OrderStatus));

    [Fact]
    public void Null_is_not_read_where_the_contract_has_a_value() =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize("""{"customerId":null,"card":"c","lines":[]}""", ContractsJson.Default.PlaceOrder));

    static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    // The schema of a page is agreed on once, for all item types.
    static void AddTypes(Type type, HashSet<Type> coveredTypes)
    {
        foreach (var argument in type.GetGenericArguments()) AddTypes(argument, coveredTypes);
        if (!IsRecord(type) || !coveredTypes.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type)) return;
        foreach (var property in type.GetProperties()) AddTypes(property.PropertyType, coveredTypes);
    }

    /// <summary>A contract and its agreed JSON.</summary>
    public sealed record GoldenContract(Type Type, object Value, string Json)
    {
        public static GoldenContract Of<T>(T value, string json) where T : notnull => new(typeof(T), value, json);

        public string Serialize() => JsonSerializer.Serialize(Value, TypeInfo);

        public string RoundTrip(string json) => JsonSerializer.Serialize(JsonSerializer.Deserialize(json, TypeInfo), TypeInfo);

        public override string ToString() => Type.FullName!.Replace("Evolution.Contracts.", "");

        JsonTypeInfo TypeInfo => ContractsJson.Default.GetTypeInfo(Type)!;
    }
}
