// Comforts of the complaint pages that need script: print the receipt, fill in one's position. All works without them.
(() => {
  'use strict';
  const button = (text, after) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'govuk-button govuk-button--secondary';
    made.textContent = text;
    after.prepend(made);
    return made;
  };

  document.querySelectorAll('[data-print]').forEach(place => {
    button(place.dataset.print, place).addEventListener('click', () => window.print());
  });

  const place = document.querySelector('[data-locate]');
  if (place && navigator.geolocation) {
    const locate = button(place.dataset.locate, place);
    const told = document.createElement('p');
    told.setAttribute('role', 'status');
    locate.after(told);
    locate.addEventListener('click', () => {
      told.textContent = '正在定位……';
      navigator.geolocation.getCurrentPosition(position => {
        document.getElementById('latitude').value = position.coords.latitude.toFixed(6);
        document.getElementById('longitude').value = position.coords.longitude.toFixed(6);
        // What the device says is WGS-84 and never a map's.
        document.getElementById('coordinates').checked = true;
        told.textContent = '已填好，误差约 ' + Math.round(position.coords.accuracy) + ' 米。';
      }, () => { told.textContent = '没有定到位置，不填也可以。'; }, { enableHighAccuracy: true, timeout: 15000 });
    });
  }
})();
