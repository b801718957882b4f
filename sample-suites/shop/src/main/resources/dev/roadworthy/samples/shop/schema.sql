CREATE TABLE product (
  sku VARCHAR(20) PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  description VARCHAR(400) NOT NULL,
  price DECIMAL(10, 2) NOT NULL,
  stock INT NOT NULL CHECK (stock >= 0)
);

CREATE TABLE purchase (
  id VARCHAR(36) PRIMARY KEY,
  sku VARCHAR(20) NOT NULL REFERENCES product,
  quantity INT NOT NULL CHECK (quantity > 0),
  total DECIMAL(10, 2) NOT NULL,
  placed_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

INSERT INTO product (sku, name, description, price, stock) VALUES
  ('bell-01', 'Bicycle bell', 'Brass, rings twice with every stroke.', 14.90, 120),
  ('lamp-01', 'Dynamo lamp', 'Front lamp, 60 lux, with standlight.', 49.00, 40),
  ('lock-01', 'Folding lock', 'Hardened steel links, 90 cm, two keys.', 79.50, 25),
  ('pump-01', 'Floor pump', 'Up to 11 bar, with a gauge one can read.', 34.95, 60),
  ('tube-28', 'Inner tube 28"', 'For tyres 28 to 47 mm wide & any weather.', 7.20, 500),
  ('tyre-28', 'Touring tyre 28"', 'Puncture guard, reflecting stripe, 37 mm.', 29.90, 80);
