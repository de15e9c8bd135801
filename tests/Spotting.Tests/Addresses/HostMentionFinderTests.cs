using Evolution.Spotting.Addresses;

namespace Evolution.Spotting.Tests.Addresses;

/// <summary>Finds host names in setting values.</summary>
public sealed class HostMentionFinderTests
{
    [Theory]
    [InlineData("http://inventory:8080/products", "inventory", 8080, "http")]
    [InlineData("http://inventory", "inventory", null, "http")]
    [InlineData("inventory:8080", "inventory", 8080, null)]
    [InlineData("postgres://shop:secret@db:5432/orders?sslmode=disable", "db", 5432, "postgres")]
    [InlineData("postgres://shop:p-w@db/orders", "db", null, "postgres")]
    [InlineData("jdbc:postgresql://db:5432/orders", "db", 5432, "postgresql")]
    [InlineData("Server=sqldata;Database=Catalog;User Id=sa;Password=x", "sqldata", null, null)]
    [InlineData("Server=tcp:sqldata,5433;Initial Catalog=Orders", "sqldata", 5433, null)]
    [InlineData("Host=db;Port=5432;Username=postgres", "db", null, null)]
    [InlineData("shop:secret@tcp(db:3306)/orders", "db", 3306, null)]
    [InlineData("mongodb://mongo-1,mongo-2:27018/shop?replicaSet=rs", "mongo-1", null, "mongodb")]
    [InlineData("mongodb://mongo-1,mongo-2:27018/shop?replicaSet=rs", "mongo-2", 27018, "mongodb")]
    [InlineData("--upstream=http://orders.shop.svc.cluster.local:80", "orders.shop.svc.cluster.local", 80, "http")]
    [InlineData("proxy_pass http://orders:8080;", "orders", 8080, "http")]
    [InlineData("kafka-1:9092,kafka-2:9092", "kafka-2", 9092, null)]
    [InlineData("redis://:password@cache:6379/0", "cache", 6379, "redis")]
    public void An_address_is_found_with_its_port_and_scheme(string value, string host, int? port, string? scheme) =>
        HostMentionFinder.Find(value).ShouldContain(mention => mention.Host == host && mention.Port == port && mention.Scheme == scheme && mention.IsAddress);

    [Theory]
    [InlineData("http://gateway/orders", "orders")]
    [InlineData("/var/lib/orders", "orders")]
    [InlineData("http://orders:pw@gateway/", "orders")]
    [InlineData("Database=orders;Host=db", "orders")]
    [InlineData("http://gateway/x?service=orders", "orders")]
    [InlineData("WHERE order_id = ANY(@orders)", "orders")]
    public void A_path_a_user_or_a_database_is_not_an_address(string value, string word) =>
        HostMentionFinder.Find(value).ShouldNotContain(mention => mention.Host == word && mention.IsAddress);

    [Fact]
    public void A_long_random_text_is_searched_quickly()
    {
        var text = string.Concat(Enumerable.Repeat("a:@//b,", 2_500));
        HostMentionFinder.Find(text).Count().ShouldBeLessThan(10_000);
    }
}
